"""Jinja environment, page shells and directives."""
