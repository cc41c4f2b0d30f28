"""What the coordinator can do: one function per verb, one file per noun."""
