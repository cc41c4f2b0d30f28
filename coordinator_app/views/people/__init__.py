"""The page of people: everybody the network knows, and everything of one of them."""
