"""A table on its way into the file, as a window sees it: what was understood, asked and changed.

`session.py` runs the work (`look`, `propose`, rehearsal, the real run), each in its thread, the
newest cancelling the older; `draft.py` is the plan while it is edited; the models show both.
"""
