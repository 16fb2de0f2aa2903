"""One script a peer: reads a list, writes a letter a unit, as the peer's documentation shows."""
