"""What a file holds besides records: uids that were merged, tags, saved views, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.restoring.incoming import Incoming
from mercato.records.belongings import tags
from mercato.records.bulk import restoring
from mercato.records.codes import MATCH_DECISION
from mercato.records.errors import Refused
from mercato.records.finding.query.vocabulary import RECORD_TYPES
from mercato.records.language.folding import fold
from mercato.records.schema import MatchDecision, Record, SavedView, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.restoring.surveying import Survey

    Note = Callable[[str, Incoming], None]
    Ids = dict[str, int]

_VIEW = ("table", "name", "query", "columns", "sort", "facets")


def take(found: Survey, ids: Ids, note: Note) -> None:
    """Store each, and note whether it is new, changed or the same."""
    for line, kind, uid, into in found.merged:
        try:
            note(_redirect(kind, uid, into, ids), Incoming(line, kind, uid, {}))
        except Refused as refusal:
            found.refuse(line, refusal.code, refusal.field, **refusal.values)
    for one in found.special:
        try:
            note(_TAKERS[one.type](one.values, ids), one)
        except Refused as refusal:
            found.refuse(one.line, refusal.code, refusal.field, **refusal.values)


def _redirect(kind: str, uid: str, into: str, ids: Ids) -> str:
    if into not in ids:
        raise Refused("restoring.link_missing", uid=into)
    known = Record.get_or_none(Record.uid == uid)
    if known is None:
        ids[uid] = restoring.add_redirect(kind, uid, ids[into])
        return "new"
    if known.merged_into_id is None:
        raise Refused("restoring.not_merged_here", uid=uid)
    return "same"


def _tag(values: dict[str, Any], _: Ids) -> str:
    name = values.get("name")
    if not isinstance(name, str):
        raise Refused("restoring.no_text", field="name", value=str(name)[:80])
    known = {fold(one) for (one,) in Tag.select(Tag.name).tuples()}
    if fold(name) in known:
        return "same"
    Tag.create(name=tags.clean(name))
    return "new"


def _view(values: dict[str, Any], _: Ids) -> str:
    unknown = values.keys() - set(_VIEW)
    if unknown:
        raise Refused("restoring.unknown_field", field=min(unknown), name=min(unknown))
    wrong = next((name for name, value in values.items() if not isinstance(value, str)), None)
    if wrong is not None or not values.get("name") or values.get("table") not in RECORD_TYPES:
        raise Refused("restoring.no_view", name=str(values.get("name")))
    told = {name: values.get(name, "" if name == "query" else None) for name in _VIEW}
    same = (SavedView.table == told["table"]) & (SavedView.name == told["name"])
    known = SavedView.select().where(same).dicts().first()
    if known is None:
        SavedView.create(**told)
        return "new"
    if all(known[name] == told[name] for name in _VIEW):
        return "same"
    SavedView.update(**told).where(SavedView.id == known["id"]).execute()
    return "changed"


def _decision(values: dict[str, Any], ids: Ids) -> str:
    for end in ("a", "b"):
        if values.get(end) not in ids:
            raise Refused("restoring.link_missing", uid=str(values.get(end)))
    decision = values.get("decision")
    if decision not in MATCH_DECISION:
        choices = list(MATCH_DECISION)
        raise Refused("choice.unknown", field="decision", value=str(decision), choices=choices)
    a, b = sorted((ids[values["a"]], ids[values["b"]]))
    pair = (MatchDecision.a == a) & (MatchDecision.b == b)
    known = MatchDecision.get_or_none(pair)
    if known is None:
        MatchDecision.create(a=a, b=b, decision=decision)
        return "new"
    if known.decision == decision:
        return "same"
    MatchDecision.update(decision=decision).where(pair).execute()
    return "changed"


_TAKERS: dict[str, Callable[[dict[str, Any], Ids], str]] = {
    "tag": _tag,
    "saved_view": _view,
    "match_decision": _decision,
}
