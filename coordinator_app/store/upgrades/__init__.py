"""Upgrades of the schema: ``NNNN_name.py``, each with ``upgrade(operations)``, in order.

The number of the last one that was applied stands in ``PRAGMA user_version``.
"""
