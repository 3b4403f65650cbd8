"""Article files: how they are written, and which addresses are free for one."""
