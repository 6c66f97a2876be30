"""How a cell names a record: `u` and a uid, `i` and a number in its own system, `n` and a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.cells import Memo
from mercato.records.errors import Refused
from mercato.records.fields import field
from mercato.records.language import naming, parties
from mercato.records.language.folding import fold, words
from mercato.records.moving import move_ends
from mercato.records.verbs import values

if TYPE_CHECKING:
    from collections.abc import Sequence

SEVERAL = -1
"""In place of a row: several rows of the file bear the name."""
APART = "\x1f"
"""In a key, before the row that alone it is about."""
NUMBER = "other"
"""The scheme of the numbers that a file gives its own records."""

_EMPTY = move_ends.EMPTY | {"-", "–", "—"}
_NOTHING = (
    move_ends.UNKNOWN
    | move_ends.NONE
    | {"vacant", "vacante", "vacancy", "poste vacant", "position vacant", "a pourvoir"}
    | {"to be appointed", "a nommer", "unfilled", "vakant", "unbesetzt", "nicht besetzt", "n.n."}
)


def keys(
    uids: Sequence[str] | None, numbers: Sequence[str] | None, names: Sequence[str] | None
) -> list[str]:
    """The key of each row: by uid, else by number, else by name; empty where nothing is named."""
    parts = [column for column in (uids, numbers, names) if column is not None]
    letters = [
        letter
        for letter, column in (("u", uids), ("i", numbers), ("n", names))
        if column is not None
    ]
    if len(parts) == 1:
        return Memo(lambda cell: _key(letters, (cell,))).all(parts[0])
    return Memo(partial(_key, letters)).all(zip(*parts, strict=True))


def _key(letters: Sequence[str], cells: Sequence[str]) -> str:
    """The first of several ways to name a record that is used."""
    for letter, cell in zip(letters, cells, strict=True):
        if named := cell.strip():
            return letter + (named.lower() if letter == "u" else named)
    return ""


def canonical(record_type: str, name: str) -> str:
    """Equal for the spellings of a name that make no difference."""
    return fold(naming.read(name).name if record_type == "person" else name)


def refuse_several(name: str) -> None:
    """Raise `Refused` if a cell lists several people where one is named."""
    if ";" in name or "\n" in name:
        names = parties.split_names(name)
        if len(names) > 1:
            raise Refused("import.several_people", text=name, count=len(names))


def says_nothing(text: str) -> bool:
    """Whether a cell is as good as empty: n/a, -."""
    return fold(text.strip()) in _EMPTY


def names_nothing(name: str) -> bool:
    """Whether a text stands in the place of a name where there is none: n/a, -, (vacant)."""
    plain = fold(name.strip())
    return plain in _NOTHING or plain.strip("()[]") in _NOTHING or not words(name)


def refuse_no_name(name: str) -> None:
    """Raise `Refused` for such a text."""
    if names_nothing(name):
        raise Refused("import.no_name", text=name)


def clean_name(record_type: str, name: str) -> Any:
    """A name as a record keeps it; raises `Refused` for one that none can have."""
    return values.single(record_type, field(record_type, "name"), name)
