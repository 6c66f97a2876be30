"""Whole records in: our own JSON Lines, FollowTheMoney, Popolo.

    if kind := recognize(path):              # jsonl, ftm, popolo
        report = rehearse(path)              # the real run, rolled back
        report = run(path)                   # inside the caller's edit

Reports are those of `exchange.importing`.
"""

from mercato.exchange.restoring.running import recognize, rehearse, run, write_refused

__all__ = ["recognize", "rehearse", "run", "write_refused"]
