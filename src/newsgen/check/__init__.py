"""What a good desk editor would catch, beside all that a build refuses."""
