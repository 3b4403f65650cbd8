"""A site at localhost while it is written: built anew, and shown anew, whenever a file is saved."""
