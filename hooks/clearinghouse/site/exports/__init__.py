"""Files for machines. Each module has `files(view)`, which yields (address, bytes)."""
