"""Rows for measuring with: a crowd of any size, laid into the real schema."""
