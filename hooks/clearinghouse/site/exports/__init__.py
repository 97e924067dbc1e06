"""Files for machines. Each module has `files(context)`, which yields (address, bytes)."""
