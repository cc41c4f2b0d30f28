"""The texts of letters on the screen: written, checked and seen on somebody while typing."""
