"""Contacts inside a record: what was said, and what is to be done next."""
