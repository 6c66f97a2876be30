"""Reading our own JSON Lines: the lossless format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.exporting.jsonl_out import VERSION
from mercato.exchange.restoring.incoming import Incoming, Passed, Piece, Wrong, json_lines
from mercato.records.codes import RECORD_TYPES
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mercato.exchange.restoring.foreign import Unused

SPECIAL = ("tag", "saved_view", "match_decision")
"""Lines that are no records, but are taken in all the same."""


def read(path: Path, _: Unused) -> Iterator[Piece]:
    """Each line of the file; raises `Refused` for one that is cut off, or newer than we are."""
    last, ended = 0, False
    for found in json_lines(path):
        if not isinstance(found, tuple):
            last = found.line
            yield found
            continue
        last, values = found
        kind = values.pop("type", None)
        if kind == "mercato":
            _require_known(values.get("version"))
            yield Passed(last, "restoring.skipped.heading")
        elif kind == "end":
            ended = True
            yield Passed(last, "restoring.skipped.end")
        elif kind in SPECIAL:
            yield Incoming(last, kind, "", values)
        elif kind not in RECORD_TYPES:
            yield Wrong(last, "restoring.unknown_type", {"type": str(kind)})
        elif not isinstance(uid := values.pop("uid", None), str) or not uid.strip():
            yield Wrong(last, "restoring.no_uid")
        else:
            yield Incoming(last, kind, uid, values)
    if not ended:
        raise Refused("restoring.cut_off", line=last)


def _require_known(version: object) -> None:
    if not isinstance(version, int) or version > VERSION:
        raise Refused("restoring.newer", version=str(version), known=VERSION)
