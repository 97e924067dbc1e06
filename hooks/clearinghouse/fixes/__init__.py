"""Mechanical fixes of record files, which change no fact."""
