"""The open file as a window sees it: edits, undo, signals, item models. QtCore only."""
