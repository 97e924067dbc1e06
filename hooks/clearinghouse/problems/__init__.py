"""What is wrong with a file or record, and how it is reported."""
