"""The facts: SQLAlchemy tables, one file per noun; no queries, no Qt."""
