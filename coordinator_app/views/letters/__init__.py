"""Letters and papers on the screen: made ready, printed, and the register of what went out."""
