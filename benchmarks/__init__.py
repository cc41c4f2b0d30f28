"""The budgets of speed and size: ``python -m benchmarks [NAME …] [--n N] [--json]``."""
