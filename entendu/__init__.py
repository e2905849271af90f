"""Entendu: marketing and sales as one team."""

__version__ = "0.1.0"
