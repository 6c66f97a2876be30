"""One undo for everything: edits, their history, undo, redo, reverts."""
