"""Workflows of GitHub, run on this machine as far as their commands go."""
