"""Edges: the performance page, its sections, the rows behind its numbers, their files."""
