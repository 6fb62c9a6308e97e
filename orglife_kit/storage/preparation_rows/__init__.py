"""Rows of the preparation stage."""
