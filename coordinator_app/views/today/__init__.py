"""The page *Today*: what asks for attention, the next meeting, the backup."""
