"""The rules: plain functions and frozen dataclasses; no Qt, no SQL, no clock, no files."""
