"""Matching of many needs with many sources."""
