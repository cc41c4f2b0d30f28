"""The page *Nominations*: who was put forward, how far it is, whose move it is."""
