"""From a gold file to records: what an editor types, through the verbs that the window uses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from mercato.records import dates
from mercato.records.belongings import aliases
from mercato.records.dates import DateValue
from mercato.records.moving import move_entry, move_kinds, move_status
from mercato.records.verbs import editing, linking

Gold = dict[str, Any]

DATES = {"left_on": "left", "starts_on": "start", "announced_on": "announced", "term_end": "end"}
"""Our dates, and what the gold files call them."""


@dataclass
class Extras:
    """What an editor knows besides: who published, whom it relays, who follows whom."""

    outlet: str | None = None
    relays: str | None = None
    undated: bool = False
    aliases: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    replaces: dict[str, str] = field(default_factory=dict)


def record(gold: Gold, text: str, extras: Extras) -> list[int]:
    """Record all that a gold file lists; the ids of its moves, in its order."""
    source = _source(gold, text, extras)
    for entry in gold["organizations"]:
        _organization(entry, extras)
    for entry in gold["people"]:
        if not entry["name"].startswith("["):
            linking.find_or_create("person", entry["name"], note=entry["note"])
    return [_move(gold, entry, source, extras) for entry in gold["moves"]]


def _source(gold: Gold, text: str, extras: Extras) -> int:
    relays = None
    outlet, _, origin = (extras.outlet or gold["outlet"]).partition(" / ")
    if extras.relays or origin:
        relays = editing.create("source", outlet=linking.outlet(extras.relays or origin))
    return editing.create(
        "source",
        headline=gold["title"],
        url=gold["url"],
        outlet=linking.outlet(re.sub(r"\s*\(.*\)", "", outlet)),
        published_on=None if extras.undated else gold["published"],
        language=gold["lang"],
        text=text,
        note=gold["outlet"],
        relays=relays,
    )


def _organization(entry: Gold, extras: Extras) -> None:
    parent = entry["parent"] or ""
    remark = parent.removeprefix("::").strip() if parent.startswith("::") else ""
    name = entry["name"] if not parent or remark else f"{parent} > {entry['name']}"
    made = linking.find_or_create("organization", name)
    editing.set_field(made, "kind", entry["kind"])
    for alias in (entry["aliases"] or "").split(";"):
        if alias.strip():
            short = alias.strip().isupper()
            aliases.add(made, alias.strip(), kind="abbreviation" if short else "other")
    for alias, kind in [*_remarked(remark), *extras.aliases.get(entry["name"], [])]:
        aliases.add(made, alias, kind=kind)
    if remark:
        editing.set_field(made, "note", remark)


def _remarked(remark: str) -> list[tuple[str, str]]:
    """The other name that a remark on an organization holds."""
    if printed := re.search(r'printed "([^"]+)"', remark):
        return [(printed[1], "misspelling")]
    if called := re.search(r"called (\w+)", remark):
        return [(called[1], "other")]
    return [(remark, "other")] if remark and re.fullmatch(r"[\w .]{2,30}", remark) else []


def _move(gold: Gold, entry: Gold, source: int, extras: Extras) -> int:
    status, kind = move_status.understand(entry["status"]), move_kinds.understand(entry["kind"])
    assert status is not None, f"a word for a status that is not known: {entry['status']}"
    assert kind is not None, f"a word for a kind that is not known: {entry['kind']}"
    leaves, joins = entry["from"] or {}, entry["to"] or {}
    (made,) = move_entry.enter(
        move_entry.MoveEntry(
            person=entry["person"],
            headcount=entry["count"],
            from_organization=_path(leaves) or "?",
            from_role=leaves.get("role"),
            to_organization=_path(joins) or "?",
            to_role=joins.get("role"),
            kind=status.kind or kind.kind,
            interim=kind.interim or None,
            why_left=kind.why_left,
            stage=status.stage or ("left" if entry["kind"] == "departure" else None),
            verification=status.verification,
            source=source,
            according_to="; ".join(entry["attributed_to"]),
            quote=entry["quote"],
            note=entry["note"],
            replaces=extras.replaces.get(entry["person"]),
            language=gold["lang"],
            **_dates(gold, entry, extras),
        )
    )
    return made


def _path(end: Gold) -> str:
    return " > ".join(name for name in (end.get("org"), end.get("unit")) if name)


def _dates(gold: Gold, entry: Gold, extras: Extras) -> dict[str, DateValue]:
    anchor = None if extras.undated else gold["published"]
    stated = pieces(entry["date_as_stated"])
    return {
        name: typed(entry[key], stated, gold["lang"], anchor)
        for name, key in DATES.items()
        if entry[key] is not None
    }


def pieces(stated: str | None) -> list[str]:
    """The dates that an article states, without the remarks on them."""
    plain = re.sub(r"\s*\([^)]*\)", "", stated or "")
    return [piece.strip() for piece in plain.split(";") if piece.strip()]


def typed(edtf: str, stated: list[str], language: str, anchor: str | None) -> DateValue:
    """A date as stated, where the text has words for it; the editor fills in what is left open."""
    for piece in stated:
        value = dates.read(piece, language=language, day_first=language == "fr", anchor=anchor)
        resolved = dates.resolve(value, anchor) if anchor else value
        if resolved.edtf == edtf:
            return resolved
        if value.problem == "year_missing":
            dated = dates.resolve_year(value, int(edtf[:4]))
            if dated.edtf == edtf:
                return dated
    words = [piece for piece in stated if _may_mean(piece, edtf, language)]
    return dates.from_edtf(edtf, words[0] if words else edtf)


def _may_mean(piece: str, edtf: str, language: str) -> bool:
    """Whether words that leave something open may be those for this date."""
    read = dates.read(piece, language=language, day_first=language == "fr").edtf
    return read is None or edtf[4:7] in read
