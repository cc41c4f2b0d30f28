"""Settings on the screen: the network, its house style, the screen, and the backup."""
