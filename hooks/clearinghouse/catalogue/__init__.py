"""All records of a folder: finding files, reading them, and comparing two states."""
