"""Whole records in: our own JSON Lines, FollowTheMoney, Popolo.

    if recognize(path):                      # jsonl, ftm, popolo
        look(path)                           # what it holds, in the shape of `reading.look`
        report = rehearse(path)              # the real run, rolled back
        report = run(path)                   # inside the caller's edit

Reports are those of `exchange.importing`.
"""

from mercato.exchange.restoring.looking import RecordsLook, look
from mercato.exchange.restoring.running import recognize, rehearse, run, write_refused

__all__ = ["RecordsLook", "look", "recognize", "rehearse", "run", "write_refused"]
