"""Paper: frozen data in, PDF bytes out; no store, no Qt."""
