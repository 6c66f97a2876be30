"""The first reading of a file of whole records: what is in it, and what of it cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting.shapes import ALONE, ENTRIES
from mercato.exchange.importing.report import RefusedLine, SkippedLine
from mercato.exchange.restoring import comparing, foreign
from mercato.exchange.restoring.checking import Checked, Link, check
from mercato.exchange.restoring.foreign import as_called
from mercato.exchange.restoring.incoming import Incoming, Passed, Piece, Wrong
from mercato.exchange.restoring.ours import SPECIAL
from mercato.exchange.restoring.standing import Here
from mercato.records import codes
from mercato.records.errors import Refused
from mercato.records.language.text import spellings_of_uid
from mercato.records.schema import Record
from mercato.records.verbs import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mercato.exchange.exporting.shapes import Values

    Tick = Callable[[int], None]


@dataclass(slots=True)
class Coming:
    """One record of the file as far as it is kept between the two readings."""

    line: int
    type: str
    links: frozenset[Link]
    parent: str = ""


@dataclass(slots=True)
class Survey:
    """All lines of a file: records by uid, redirects, the rest; and where each stands here.

    `failed` are uids of records whose own values cannot be, with their lines.
    """

    rows: int = 0
    records: dict[str, Coming] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    merged: list[tuple[int, str, str, str]] = field(default_factory=list)
    special: list[Incoming] = field(default_factory=list)
    refused: dict[int, RefusedLine] = field(default_factory=dict)
    skipped: list[SkippedLine] = field(default_factory=list)
    here: Here = field(default_factory=Here)

    def refuse(self, at: int, code: str, name: str | None = None, /, **values: Any) -> None:
        """Leave a line out, for the first reason found."""
        self.refused.setdefault(at, RefusedLine(at, code, values, name))

    def skip(self, line: int, code: str) -> None:
        """Note a line that holds nothing for us."""
        self.skipped.append(SkippedLine(line, line, code))


def survey(pieces: Iterable[Piece], tick: Tick, *, adopt: bool) -> Survey:
    """Read all lines once, check every value, and look up every uid.

    With `adopt`, a record that has the number of one that is here is that one.
    """
    found = Survey()
    owned = _Owned(found)
    for piece in pieces:
        found.rows += 1
        if found.rows % 1000 == 0:
            tick(found.rows)
        if isinstance(piece, Wrong):
            found.refuse(piece.line, piece.code, **piece.values)
        elif isinstance(piece, Passed):
            found.skip(piece.line, piece.code)
        else:
            _note(found, owned, piece, ours=not adopt)
    linked = {uid for one in found.records.values() for uid, _ in one.links}
    targets = {into for _, _, _, into in found.merged}
    ends = {str(one.values.get(end)) for one in found.special for end in ("a", "b")}
    uids = {*found.records, *linked, *targets, *ends, *(m[2] for m in found.merged)}
    found.here = Here.of(uids, _others if adopt else spellings_of_uid)
    owned.look(adopt=adopt)
    _refuse_others(found)
    _refuse_cycles(found)
    _refuse_unlinked(found)
    return found


def _others(uid: str) -> tuple[str, ...]:
    return *spellings_of_uid(uid), foreign.earlier(uid)


def _note(found: Survey, owned: _Owned, piece: Incoming, *, ours: bool) -> None:
    line = piece.line
    if piece.type in SPECIAL:
        found.special.append(piece)
    elif (first := found.records.get(piece.uid)) is not None:
        found.refuse(line, "restoring.uid_twice", uid=as_called(piece.uid), first=first.line)
    elif isinstance(into := piece.values.get("merged_into"), str):
        found.merged.append((line, piece.type, piece.uid, into))
    else:
        try:
            checked = check(piece)
            if not ours:  # a file may hold what our rules would not take today
                rules.check(checked.type, row := checked.whole_row(), set(row) - {"parent"})
        except Refused as refusal:
            if _is_shaped(piece.values) and _stands_here(piece):
                found.records[piece.uid] = Coming(line, piece.type, frozenset())
                return
            found.refuse(line, refusal.code, refusal.field, **refusal.values)
            found.failed[piece.uid] = line
            return
        parent = checked.row.links.get("parent", "")
        links = frozenset(checked.linked())
        found.records[piece.uid] = Coming(line, piece.type, links, parent)
        owned.note(line, checked)


def _is_shaped(values: Values) -> bool:
    """Whether values, whatever they say, have the shape of those that we write."""
    for name in ENTRIES:
        listed, kind = values.get(name, []), str if name in ALONE else dict
        if not isinstance(listed, list) or not all(isinstance(one, kind) for one in listed):
            return False
    proofs = [one.get("uid", one.get("source")) for one in values.get("references", ())]
    is_known = values.get("confidentiality", "public") in codes.CONFIDENTIALITY
    return is_known and all(isinstance(one, str) for one in proofs)


def _stands_here(piece: Incoming) -> bool:
    """Whether a record is here just as it comes, so that nothing of it has to be taken."""
    row = Record.get_or_none(Record.uid == piece.uid, Record.type == piece.type)
    if row is None or row.merged_into_id is not None:
        return False
    known = comparing.told(piece.type, [row.id], Path())[row.id]
    return not comparing.compare(known, piece.values, {}, fill=False)


class _Owned:
    """What only one record may have: the uid of a reference, a number in a scheme."""

    def __init__(self, found: Survey) -> None:
        self._found = found
        self._references: dict[str, str] = {}
        self._numbers: dict[tuple[str, str, str], str] = {}
        self._steps: list[tuple[int, str]] = []

    def note(self, line: int, checked: Checked) -> None:
        """Remember what a record owns; refuse it if another one has that already."""
        uid = checked.uid
        for row in checked.entries["references"]:
            named = row.columns.get("uid")
            if named and self._references.setdefault(named, uid) != uid:
                self._found.refuse(line, "restoring.reference_twice", "references", uid=named)
        for row in checked.entries["identifiers"]:
            scheme, value = row.columns["scheme"], row.columns["value"]
            if self._numbers.setdefault((checked.type, scheme, value), uid) != uid:
                values = {"scheme": scheme, "value": value}
                self._found.refuse(line, "restoring.number_twice", "identifiers", **values)
        for row in checked.entries["statuses"]:
            if "reference" in row.links:
                self._steps.append((line, row.links["reference"]))

    def look(self, *, adopt: bool) -> None:
        """Refuse what a record here owns already, and steps that rest on nothing."""
        found, here = self._found, self._found.here
        missing = {uid for _, uid in self._steps} - self._references.keys()
        known = here.references({*self._references, *missing})
        for named, uid in self._references.items():
            if named in known and known[named] != here.uid(uid):
                line = found.records[uid].line
                found.refuse(line, "restoring.reference_elsewhere", "references", uid=named)
        for line, named in self._steps:
            if named not in self._references and named not in known:
                found.refuse(line, "restoring.link_missing", "statuses", uid=named)
        for (record_type, scheme, value), holder in here.numbers(self._numbers).items():
            uid = self._numbers[record_type, scheme, value]
            if adopt and uid not in here.ids:
                here.adopt(uid, holder, record_type)
            elif holder != here.uid(uid):
                values = {"scheme": scheme, "value": value, "uid": holder, "holder": holder}
                line = found.records[uid].line
                found.refuse(line, "identifier.taken", "identifiers", **values)


def _refuse_others(found: Survey) -> None:
    """Refuse uids that mean something else here, and pass over those that were merged here."""
    for uid, coming in found.records.items():
        if uid in found.here.types and found.here.types[uid] != coming.type:
            values = {"uid": uid, "type": found.here.types[uid]}
            found.refuse(coming.line, "restoring.other_type", **values)
        elif uid in found.here.merged and coming.line not in found.refused:
            found.skip(coming.line, "restoring.skipped.merged_here")


def _refuse_cycles(found: Survey) -> None:
    """Refuse organizations that would be their own ancestors."""
    records, here = found.records, found.here
    for uid, coming in records.items():
        seen, above = {here.uid(uid)}, coming.parent
        while above:
            if here.uid(above) in seen:
                found.refuse(coming.line, "organization.cycle", "parent")
                break
            seen.add(here.uid(above))
            said = records[above].parent if above in records else ""
            above = said or here.parent(above)


def _refuse_unlinked(found: Survey) -> None:
    """Refuse what links to nothing, to a record of another type, or to a line that is refused."""
    again = True
    while again:
        again = False
        for coming in found.records.values():
            if coming.line in found.refused:
                continue
            for uid, types in coming.links:
                if (reason := _why_not(found, uid, types)) is not None:
                    code, values = reason
                    found.refuse(coming.line, code, **values)
                    again = True
                    break


def _why_not(found: Survey, uid: str, types: tuple[str, ...]) -> tuple[str, dict[str, Any]] | None:
    """Why a link cannot be made; None if it can."""
    here = found.here.types.get(uid)
    target = found.records.get(uid)
    if target is not None and here is None and target.line in found.refused:
        return "restoring.link_refused", {"uid": as_called(uid), "line": target.line}
    if here is None and uid in found.failed:
        return "restoring.link_refused", {"uid": as_called(uid), "line": found.failed[uid]}
    kind = here or (target.type if target is not None else None)
    if kind is None:
        return "restoring.link_missing", {"uid": as_called(uid)}
    if kind not in types:
        return "link.wrong_type", {"type": kind, "expected": list(types)}
    return None
