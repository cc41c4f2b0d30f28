"""Network Coordinator: the members, meetings, partners and letters of a knowledge network."""

__version__ = "0.3.0"
