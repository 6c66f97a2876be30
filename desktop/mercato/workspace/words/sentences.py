"""Codes with their values, as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mercato.workspace.words import names
from mercato.workspace.words.labels import LABELS
from mercato.workspace.words.language import is_many, listed, moment, number, translated
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP
from mercato.workspace.words.visible import visible

if TYPE_CHECKING:
    from mercato.exchange.questions import Option, Question
    from mercato.records.errors import Trouble
    from mercato.workspace.words.catalogue import Sentence

_UNKNOWN = QT_TRANSLATE_NOOP(
    "words", "Something that this version of Mercato does not know: {code}"
)
_UNDO = QT_TRANSLATE_NOOP("words", "Undo: {what}")
_REDO = QT_TRANSLATE_NOOP("words", "Redo: {what}")


def sentence(code: str, values: Mapping[str, Any] | None = None) -> str:
    """The sentence of a code with its values; an unknown code is named, never an error."""
    found = LABELS.get(code) or _other(code)
    if found is None:
        return translated(_UNKNOWN).format(code=code)
    filled = _filled(code, values or {})
    if isinstance(found, tuple):
        count = (values or {}).get("count", 1)
        found = found[1 if is_many(count if isinstance(count, int) else 2) else 0]
    text = translated(found).format_map(filled)
    also = (values or {}).get("also")
    if isinstance(also, Mapping):
        text = listed((text, *(names.count(name, number_of) for name, number_of in also.items())))
    return text


def trouble(found: Trouble) -> str:
    """What happened, what is safe, what to do."""
    values = dict(found.values)
    field = getattr(found, "field", None)
    if field is not None:
        values.setdefault("field", field)
    return sentence(found.code, values)


def label(code: str, values: Mapping[str, Any] | None = None) -> str:
    """What an edit did, as the history shows it: "Move of Ruoming Pang"."""
    text = sentence(code, values)
    return text[:1].upper() + text[1:]


def note(code: str, **values: Any) -> str:
    """Anything else that is said: a hint, a reason, a proposal."""
    return sentence(code, values)


def question(asked: Question) -> str:
    """What a file leaves open, as a question."""
    return sentence(asked.code, asked.values)


def option(asked: Question, offered: Option) -> str:
    """One answer to a question; its own code where no word is fixed for it."""
    code = f"{asked.code}.{offered.code}"
    if _other(code) is None:
        code = f"{asked.code}.other"
    return sentence(code, {"option": offered.code, **asked.values, **offered.values})


def command_line(code: str, **values: Any) -> str:
    """What the command line says."""
    return sentence(code, values)


def undo_text(code: str, values: Mapping[str, Any] | None = None) -> str:
    """The menu's words for undoing an edit: "Undo: move of Ruoming Pang"."""
    return translated(_UNDO).format(what=_inside(sentence(code, values)))


def redo_text(code: str, values: Mapping[str, Any] | None = None) -> str:
    """The menu's words for making an undone edit again."""
    return translated(_REDO).format(what=_inside(sentence(code, values)))


def _other(code: str) -> Sentence | None:
    """What is said of anything but an edit, whose label the menu names before the first rows."""
    from mercato.workspace.words.catalogue import SENTENCES

    return SENTENCES.get(code)


class _Filled(dict[str, str]):
    """Values for a sentence; one that is missing shows as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _filled(code: str, values: Mapping[str, Any]) -> _Filled:
    filled = _Filled({key: _said(value) for key, value in values.items()})
    field = values.get("field")
    if isinstance(field, str):
        filled["field"] = _inside(
            names.field_alone(str(values.get("type") or code.split(".", maxsplit=1)[0]), field)
        )
    for name, group in _CODED.items():
        if isinstance(values.get(name), str):
            filled[name] = names.choice(group, values[name])
    picklist, chosen = values.get("picklist"), values.get("choice")
    if isinstance(picklist, str) and isinstance(chosen, str):
        filled["choice"] = names.choice(picklist, chosen)
    if isinstance(values.get("since"), str):
        filled["since"] = moment(values["since"])
    inner, inner_values = values.get("label"), values.get("values")
    if isinstance(inner, str) and isinstance(inner_values, Mapping):
        filled["label"] = _inside(sentence(inner, inner_values))
    return filled


_CODED = {"type": "record_types", "scheme": "identifier_scheme"}
"""Values that are codes themselves, and the picklists they come from."""


def _said(value: Any) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return names.flag(value)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, tuple) and len(value) == 3:
        return _candidate(*map(str, value))
    if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
        return listed(_said(one) for one in value)
    return visible(str(value), one_line=True)


def _candidate(uid: str, name: str, line: str) -> str:
    """One of several records that could be meant: (uid, name, what tells it apart)."""
    told_apart = ", ".join(part for part in (line, uid) if part)
    return visible(f"{name} ({told_apart})", one_line=True)


def _inside(text: str) -> str:
    """A sentence that stands inside another one: a small letter first, unless it is an acronym."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
