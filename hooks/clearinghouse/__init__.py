"""The clearing-house: records in, checked; pages and files out. Knows no site generator."""
