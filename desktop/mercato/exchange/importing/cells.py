"""From the text of a cell to what is stored: each distinct text of a column is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.choice_words import choice_of
from mercato.records import dates
from mercato.records.errors import Refused
from mercato.records.language.folding import fold
from mercato.records.moving import move_words
from mercato.records.verbs import values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mercato.records.dates import DateValue
    from mercato.records.fields import Field

GOES_ON = frozenset(
    (
        *("present", "now", "today", "current", "currently", "ongoing", "to date", "to present"),
        *("still in office", "in office", "incumbent", "still in post", "until now", "active"),
        *("aujourd'hui", "a ce jour", "en cours", "en poste", "actuel", "actuelle", "actuellement"),
        *("toujours en poste", "en fonction", "en fonctions", "maintenant"),
    )
)
"""What stands in a column of ends where a post has not ended: no date, but a fact."""

Stored = tuple[Any, ...]
"""A date as its four columns hold it: EDTF, text, earliest, latest."""
NO_DATE: Stored = (None, None, None, None)


class Bad:
    """A cell that cannot be taken, with the reason."""

    __slots__ = ("code", "values")

    def __init__(self, code: str, values: dict[str, Any] | None = None) -> None:
        self.code = code
        self.values = values or {}


class Memo(dict[Any, Any]):
    """What each distinct text of a column is stored as; `bad` once one of them cannot be."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        super().__init__()
        self._convert = convert
        self.bad = False

    def __missing__(self, text: Any) -> Any:
        try:
            value = self._convert(text)
        except Refused as refusal:
            value = Bad(refusal.code, dict(refusal.values))
        if value.__class__ is Bad:
            self.bad = True
        self[text] = value
        return value

    def all(self, texts: Iterable[Any]) -> list[Any]:
        """The stored values of a whole column."""
        return list(map(self.__getitem__, texts))


def scalar(record_type: str, field: Field) -> Callable[[str], Any]:
    """How the cells of a field that fills one column are read."""

    def convert(text: str) -> Any:
        if field.kind == "choice":
            code = choice_of(record_type, field.name, text)
            if code is not None:
                return code
        return values.single(record_type, field, text)

    return convert


def optional(record_type: str, field: Field) -> Callable[[str], Any]:
    """The same for a field that a new record must have but an old one has already."""
    convert = scalar(record_type, field)
    return lambda text: convert(text) if text.strip() else None


def status(text: str) -> Any:
    """Stage, verification and kind that a foreign word for a status says."""
    if not text.strip():
        return None
    found = move_words.status(text)
    if found is None:
        code = choice_of("move", "stage", text)
        if code is not None:
            return move_words.StatusWord(stage=code)
        code = choice_of("move", "verification", text)
        if code is None:
            return Bad("import.unknown_status", {"value": text})
        return move_words.StatusWord(verification=code)
    return found


def kind_of_move(text: str) -> Any:
    """A kind of move, in our codes or in others' words."""
    if not text.strip():
        return None
    code = choice_of("move", "kind", text)
    if code is not None:
        return move_words.KindWord(code)
    found = move_words.kind(text)
    return found or Bad("import.unknown_kind", {"value": text})


def date(language: str, day_first: bool) -> Callable[[str], Any]:
    """How the cells of a date are read; what cannot be read is kept as it stands."""

    def convert(text: str) -> Stored:
        return stored(dates.read(text, language=language, day_first=day_first) if text else None)

    return convert


def with_text(
    convert: Callable[[str], Stored], turned: Sequence[Callable[[str], str]]
) -> Callable[[str], Stored]:
    """A date read from a text that was turned, with the text as it stood."""

    def converted(text: str) -> Stored:
        plain = text
        for one in turned:
            plain = one(plain)
        found = convert(plain)
        return (found[0], text or None, *found[2:])

    return converted


def stored(value: DateValue | None) -> Stored:
    """The four columns of a date."""
    return tuple(values.date_columns("date", value).values())


def pair(edtf: str, text: str) -> Stored:
    """A date of our own export: what it means, and what was typed."""
    if not edtf:
        return stored(dates.read(text)) if text else NO_DATE
    again = dates.read(text or edtf)
    if again.edtf == edtf:
        return stored(again)
    try:
        return stored(dates.from_edtf(edtf, text or edtf))
    except ValueError:
        return stored(dates.read(edtf))


def goes_on(text: str) -> bool:
    """Whether a cell in a column of ends says that there is none."""
    return fold(text) in GOES_ON


def bad_rows(column: Sequence[Any]) -> list[int]:
    """Where in a column cells stand that cannot be taken."""
    return [row for row, value in enumerate(column) if value.__class__ is Bad]
