"""Lists from others and for others: import with a review of each row, export."""
