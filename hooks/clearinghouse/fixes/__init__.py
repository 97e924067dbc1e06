"""Automatic fixes for what is mechanical in a record: the command `fix`."""
