"""Reads of what both sides know: the list of prospects, and one prospect."""
