"""Moves: how they are entered, of what kind they are, what they do to careers."""
