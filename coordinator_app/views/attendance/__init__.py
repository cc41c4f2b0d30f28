"""The screen of the day itself: who is there."""
