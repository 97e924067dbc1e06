"""Computed facts. They are other types than records, so that nobody mistakes them for data."""
