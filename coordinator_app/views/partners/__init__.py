"""The page *Partners*: organisations, who is spoken to there, what was said, what comes next."""
