"""What a file of whole records gives, whatever its format: records, and lines that are none."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from mercato.records.errors import FileTrouble, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LONGEST = 64_000_000
"""Bytes of one line: a snapshot may have five million characters, anything longer is no record."""

TITLES = ("name", "headline", "url", "text", "role", "party")
"""What a record may be called by, the best first."""

Values = dict[str, Any]

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""A half of a character, as JSON may write one; no text can hold it without the other."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One record as `exporting.told` tells it: type, uid, and values by name.

    `uid` may be any text that the file itself links by. `tags`, `saved_view`s and
    `match_decision`s have none.
    """

    line: int
    type: str
    uid: str
    values: Values


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that cannot be read as a record: the code of the reason and its values."""

    line: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that holds no record for us: the code says what it is."""

    line: int
    code: str


Piece = Incoming | Wrong | Passed


def json_lines(path: Path) -> Iterator[tuple[int, Values] | Wrong | Passed]:
    """The object on each line, with its number; what is no object is told as wrong."""
    with opened(path) as handle:
        number = 0
        while raw := handle.readline(LONGEST + 1):
            number += 1
            if len(raw) > LONGEST:
                raise Refused("restoring.line_too_long", line=number, name=path.name)
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if raw.isspace():
                yield Passed(number, "restoring.skipped.blank")
                continue
            found = parsed(raw)
            if isinstance(found, dict):
                yield number, found
            else:
                yield Wrong(number, found or "restoring.no_object")


def parsed(raw: bytes) -> Values | str | None:
    """The object that JSON text holds; else the code of what is wrong, None if it is no object."""
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_once)
        if _HALF.search(raw):
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError:
        return "restoring.not_utf8"
    except UnicodeEncodeError:
        return "restoring.half_character"
    except _Twice:
        return "restoring.key_twice"
    except (ValueError, RecursionError):
        return "restoring.not_json"
    return found if isinstance(found, dict) else None


def opened(path: Path) -> IO[bytes]:
    """The file, for reading; raises `FileTrouble`."""
    try:
        return path.open("rb")
    except OSError as error:
        raise FileTrouble("restoring.cannot_read", path=str(path)) from error


class _Twice(ValueError):
    """A key came twice: one of the two values would be lost."""


def _once(pairs: list[tuple[str, Any]]) -> Values:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)
