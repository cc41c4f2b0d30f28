"""Reads that return frozen rows, one file per noun."""
