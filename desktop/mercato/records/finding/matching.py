"""Near-duplicates, met at the door: suggested with the reason, never merged by themselves.

Candidates come from the indexes of `name_forms`; only those few are compared. A pair that the desk
called different is not suggested again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records import codes
from mercato.records.derived import name_forms
from mercato.records.derived.models import NameForm
from mercato.records.errors import Refused
from mercato.records.fields import SHORT
from mercato.records.finding import similarity
from mercato.records.language import naming, text
from mercato.records.language.folding import fold
from mercato.records.schema import (
    Alias,
    MatchDecision,
    Organization,
    Person,
    Source,
)
from mercato.records.storage import engine
from mercato.records.verbs import describing, editing

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 8
LOOKED_AT = 400
"""Candidates of one kind that are compared at most, so that a very common name stays quick."""
SHORTEST = 6
"""Letters that a name must have before one wrong letter is a slip rather than another name."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A record that may be the same: why, what tells it apart, how many records rest on it.

    `count` is the number of a person's or an organization's moves, of a source's references.
    """

    record: int
    name: str
    reason: str
    detail: str
    count: int


def similar_people(name: str, *, to: int | None = None) -> list[Similar]:
    """People who may be the one of this name, surest first; `to` is the record that has it."""
    return _told(_people_like(name, to), to)


def _people_like(name: str, to: int | None = None) -> dict[int, str]:
    """The same as ids with the reason of each, in no order."""
    wanted = naming.read(text.clean(name, limit=SHORT)).name
    key = name_forms.person_key(wanted)
    if len(key) < 2:
        return {}
    found = _Found(Person, fold(wanted), key, to)
    found.equal("same_name", [key])
    found.equal("swapped", similarity.turned_round(key))
    found.slips()
    family, _, rest = key.partition(" ")
    if rest:
        found.equal("initials", [f"{family} {rest[0]}"])
        first = rest.split()[0]
        low = f"{family} {rest[0]}"
        if len(first) == 1:
            found.between("initials", low, similarity.same_initials)
    found.sounding(name_forms.sound(key))
    return found.reasons()


def similar_organizations(
    name: str, parent: int | None = None, *, to: int | None = None
) -> list[Similar]:
    """Organizations that may be the one of this name; under another parent a name says little."""
    found = _told(_organizations_like(name, to), to)
    return [similar for similar in found if _may_be_under(similar, parent)]


def _organizations_like(name: str, to: int | None = None) -> dict[int, str]:
    """The same as ids with the reason of each, in no order, under whatever parent."""
    wanted = text.clean(name, limit=SHORT)
    key = name_forms.organization_key(wanted)
    if len(key) < 2:
        return {}
    found = _Found(Organization, fold(wanted), key, to)
    found.equal("same_name", [key])
    found.equal("initials", [name_forms.initials(key) or ""])
    found.hinting("initials", key)
    found.slips()
    return found.reasons()


def nearest(record_type: str, name: str) -> int | None:
    """The person or organization that is called most nearly so; found faster than it is told."""
    like = _people_like if record_type == "person" else _organizations_like
    return next(iter(_in_order(like(name))), None)


def similar_sources(
    url: str | None = None, headline: str | None = None, *, to: int | None = None
) -> list[Similar]:
    """Sources at the same address, or under the same headline."""
    keys = [name_forms.address_key(url)] if url and url.strip() else []
    if headline and headline.strip():
        keys.append(name_forms.text_key(headline))
    rows = (
        Source.select(Source.id, NameForm.key)
        .join(NameForm, on=(NameForm.record == Source.id))
        .where(NameForm.key.in_(keys), Source.id != (to or 0))
        .order_by(Source.id)
        .tuples()
    )
    reasons: dict[int, str] = {}
    for record, key in rows:
        reasons[record] = (
            "same_address" if key.startswith("url ") else reasons.get(record, "same_headline")
        )
    return _told(reasons, to)


def decide(a: int, b: int, decision: str) -> None:
    """Note the desk's word on a pair: same, different or unsure; a different pair stays hidden."""
    if decision not in codes.MATCH_DECISION:
        choices = list(codes.MATCH_DECISION)
        raise Refused("choice.unknown", field="decision", value=decision, choices=choices)
    for record in (a, b):
        editing.type_of(record)
    low, high = sorted((a, b))
    present = MatchDecision.get_or_none(MatchDecision.a == low, MatchDecision.b == high)
    if present is None:
        MatchDecision.create(a=low, b=high, decision=decision)
    else:
        MatchDecision.update(decision=decision).where(MatchDecision.id == present.id).execute()


def called_different(record: int | None) -> set[int]:
    """The records that the desk called different from this one."""
    if record is None:
        return set()
    decided = MatchDecision.decision == "different"
    mine = (MatchDecision.a == record) | (MatchDecision.b == record)
    rows = MatchDecision.select(MatchDecision.a, MatchDecision.b).where(decided, mine).tuples()
    return {a if b == record else b for a, b in rows}


class _Found:
    """The candidates for one name, each with the best reason found so far."""

    def __init__(self, model: Any, plain: str, key: str, to: int | None) -> None:
        self._model = model
        self._plain = plain
        self._key = key
        self._to = to
        self._reasons: dict[int, str] = {}

    def equal(self, reason: str, keys: Iterable[str]) -> None:
        """Records with one of these keys."""
        for key in keys:
            self._take(reason, "key", key)

    def hinting(self, reason: str, hint: str) -> None:
        """Records with this looser hint."""
        self._take(reason, "hint", hint)

    def sounding(self, hint: str | None) -> None:
        """Records that sound the same."""
        if hint:
            self.hinting("same_sound", hint)

    def between(self, reason: str, start: str, fits: Any) -> None:
        """Records whose key begins so and fits the wanted one."""
        self._take(reason, "between", start, start + _LAST, fits=fits)

    def slips(self) -> None:
        """Records one letter away: either half of the name is still right, and indexed."""
        key = self._key
        if len(key.replace(" ", "")) < SHORTEST:
            return
        for shape, wanted in (("like key", key), ("like tail", key[::-1])):
            self._take("spelling", shape, *_halves(wanted), fits=similarity.one_slip)

    def reasons(self) -> dict[int, str]:
        """Them all, each with its reason; an equal name under an alias is said to be one."""
        named = [record for record, reason in self._reasons.items() if reason == "same_name"]
        own = describing.names(named)
        others = [record for record in named if fold(own[record]) != self._plain]
        for record in self._with_alias(others):
            self._reasons[record] = "alias"
        return self._reasons

    def _with_alias(self, records: list[int]) -> set[int]:
        """Those of the records that have this very name as an alias or native name."""
        if not records:
            return set()
        names = list(
            Alias.select(Alias.record, Alias.text).where(Alias.record.in_(records)).tuples()
        )
        if self._model is Person:
            native = Person.select(Person.id, Person.native_name).where(Person.id.in_(records))
            names += list(native.tuples())
        return {record for record, name in names if fold(name) == self._plain}

    def _take(self, reason: str, shape: str, *values: Any, fits: Any = None) -> None:
        for record, key in _queries(self._model)[shape](*values, self._to or 0):
            if fits is None or fits(self._key, key):
                self._reasons.setdefault(record, reason)


_LAST = "\U0010ffff"
"""What comes after every letter."""


@cache
def _queries(model: Any) -> dict[str, engine.Prepared]:
    """The queries for candidates among records of the model; the last value is an id to pass over.

    An import asks them for every new name in a table.
    """

    def rows(condition: Any, to: Any) -> pw.Query:
        found = NameForm.select(NameForm.record, NameForm.key)
        found = found.join(model, on=(model.id == NameForm.record))
        return found.where(condition, NameForm.record != to).limit(LOOKED_AT).tuples()

    def like(field: Any) -> engine.Prepared:
        return engine.Prepared(
            lambda start, end, middle, near, far, size, to: rows(
                _like(field, (start, end), (middle, near, far), size), to
            )
        )

    return {
        "key": engine.Prepared(lambda key, to: rows(NameForm.key == key, to)),
        "hint": engine.Prepared(lambda hint, to: rows(NameForm.hint == hint, to)),
        "between": engine.Prepared(
            lambda start, end, to: rows(_lies(NameForm.key, start, end), to)
        ),
        "like key": like(NameForm.key),
        "like tail": like(NameForm.tail),
    }


def _lies(field: Any, start: Any, end: Any) -> Any:
    return (field >= start) & (field < end)


def _like(field: Any, bounds: tuple[Any, Any], rest: tuple[Any, Any, Any], size: Any) -> Any:
    """The first half is right; of the second, with one slip in it, one of its halves is as well."""
    middle, near, far = rest
    is_near = pw.fn.SUBSTR(field, middle, pw.fn.LENGTH(near)) == near
    is_far = pw.fn.SUBSTR(field, 1 + pw.fn.LENGTH(field) - pw.fn.LENGTH(far)) == far
    fits = pw.fn.ABS(pw.fn.LENGTH(field) - size) <= 1
    return _lies(field, *bounds) & fits & (is_near | is_far)


def _halves(wanted: str) -> tuple[Any, ...]:
    """What `_like` asks: the bounds of the first half, and the halves of the second."""
    half = len(wanted) // 2
    part = (len(wanted) - half) // 2
    start = wanted[:half]
    return start, start + _LAST, half + 1, wanted[half : half + part], wanted[-part:], len(wanted)


def _told(reasons: dict[int, str], to: int | None) -> list[Similar]:
    hidden = called_different(to)
    shown = [record for record in _in_order(reasons) if record not in hidden][:SHOWN]
    if not shown:
        return []
    names, lines = describing.names(shown), describing.lines(shown)
    counts = describing.counts(shown)
    return [
        Similar(record, names[record], reasons[record], lines.get(record, ""), counts[record])
        for record in shown
    ]


def _in_order(reasons: dict[int, str]) -> list[int]:
    """Candidates, the surest first."""
    order = ("same_address", "same_headline", *similarity.REASONS)
    return sorted(reasons, key=lambda record: (order.index(reasons[record]), record))


def _may_be_under(similar: Similar, parent: int | None) -> bool:
    """A unit of the same plain name under another parent is another one ("Research")."""
    if parent is None or similar.reason != "same_name":
        return True
    own = Organization.select(Organization.parent).where(Organization.id == similar.record).scalar()
    return own is None or own == parent
