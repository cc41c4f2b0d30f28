"""The attendance report on the screen: the matrix, its counts, and who needs attention."""
