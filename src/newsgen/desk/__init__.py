"""An article as an editor has it in a page: a form and a text, out of its file and back into it; what is
wrong with it and how it looks before it is saved. No server, and no HTML of its own."""
