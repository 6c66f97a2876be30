"""What may be put right in every line of a text: garbled letters, entities, control characters."""

from __future__ import annotations

import csv
import html
import re
from dataclasses import replace
from functools import partial
from html.entities import html5
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading import mojibake
from mercato.exchange.reading.marks import CONTROLS, Marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.text import Mend, Text

_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,8});"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
)


def before_splitting(text: Text, marks: Marks, interview: Interview) -> Text:
    """The text with what was wished to be put right before it is divided into cells."""
    if marks.inner_marks:
        interview.note("reading.inner_marks")
        text = _with(text, _without_mark)
    garbled = marks.garbled
    if marks.entities and _repairs("entities", marks.entities, _decoded, interview):
        text = _with(text, _decoded)
        garbled = _garbled(text)
    if garbled and _repairs("mojibake", garbled, mojibake.mend, interview):
        text = _with(text, mojibake.mend)
    if _is_wrapped(text) and _is_unwrapped(text, interview):
        text = _with(text, _unwrapped)
    return text


def _garbled(text: Text) -> dict[int, str]:
    """Lines that were garbled before somebody wrote them as entities."""
    lines = enumerate(text.lines(), 1)
    return {number: line for number, line in lines if mojibake.mend(line) != line}


def without_controls(text: Text, marks: Marks, delimiter: str, interview: Interview) -> Text:
    """The text without characters that steer machines, if that is wished."""
    found = {line: one for line, one in marks.controls.items() if one not in delimiter}
    if not found:
        return text
    names = sorted({f"U+{ord(one):04X}" for one in found.values()})
    removed = interview.decide(
        "controls",
        Option("removed"),
        Option("kept"),
        sure=marks.final_mark_only,
        count=len(found),
        line=next(iter(found)),
        characters=names,
    )
    interview.note_lines("reading.control_characters", found, characters=names)
    return _with(text, partial(_remove_controls, delimiter)) if removed else text


def _with(text: Text, mend: Mend) -> Text:
    return replace(text, mends=(*text.mends, mend))


def _repairs(key: str, lines: Mapping[int, str], mend: Mend, interview: Interview) -> bool:
    """Whether lines are to be mended: asked with both readings."""
    shown = list(islice(lines.values(), 5))
    return interview.decide(
        key,
        Option("repaired", {}, tuple((mend(line).strip()[:200],) for line in shown)),
        Option("kept", {}, tuple((line.strip()[:200],) for line in shown)),
        sure=False,
        count=len(lines),
        line=next(iter(lines)),
    )


def _decoded(line: str) -> str:
    """The line with `&eacute;` and the like as characters; those that would end it stay."""
    return _ENTITY.sub(_character, line) if "&" in line or "\\u" in line else line


def _character(found: re.Match[str]) -> str:
    code = found[0]
    if code[0] == "\\":
        units = b"".join(int(one, 16).to_bytes(2, "big") for one in code.split("\\u")[1:])
        text = units.decode("utf-16-be")
        return code if text in {"\r", "\n", "\0", '"', "\t"} else text
    known = code[1] == "#" or code[1:] in html5
    text = html.unescape(code) if known else code
    return code if text in {"\r", "\n", "\0", '"', "\t"} else text


def _without_mark(line: str) -> str:
    return line.lstrip("\ufeff")


def _is_wrapped(text: Text) -> bool:
    """Whether every line is one quoted cell that holds a whole row."""
    lines = [line.strip() for line in islice(text.lines(), 50) if line.strip()]
    if len(lines) < 2 or not all(line[0] == line[-1] == '"' and len(line) > 2 for line in lines):
        return False
    return any(_counts(lines, delimiter) for delimiter in ",;\t|")


def _counts(lines: list[str], delimiter: str) -> bool:
    """Whether each line is one cell, and these cells hold equally many delimiters."""
    if any(len(row) != 1 for row in csv.reader(lines, delimiter=delimiter)):
        return False
    inner = [len(row) for row in csv.reader(map(_unwrapped, lines), delimiter=delimiter)]
    return len(set(inner)) == 1 and inner[0] > 1


def _is_unwrapped(text: Text, interview: Interview) -> bool:
    shown = [line.strip()[:200] for line in islice(text.lines(), 3)]
    return interview.decide(
        "wrapped",
        Option("unwrapped", {}, tuple((_unwrapped(line),) for line in shown)),
        Option("kept", {}, tuple((line,) for line in shown)),
        sure=False,
    )


def _unwrapped(line: str) -> str:
    body = line.rstrip("\r\n")
    if len(body) > 1 and body[0] == body[-1] == '"':
        return body[1:-1].replace('""', '"') + line[len(body) :]
    return line


def _remove_controls(spare: str, line: str) -> str:
    return CONTROLS.sub(lambda found: found[0] if found[0] in spare else "", line)
