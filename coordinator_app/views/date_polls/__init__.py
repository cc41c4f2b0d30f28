"""Looking for a date: the grid of answers, the dates ranked, and planning the meeting on one."""
