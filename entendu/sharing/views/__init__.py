"""Edges: the list of prospects, a prospect's page, the saved views."""
