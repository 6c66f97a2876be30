"""What of a gold file does not come out of the records again, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.cases.recording import DATES, Extras, Gold, pieces

from mercato.records import showing
from mercato.records.language.folding import fold
from mercato.records.moving import move_kinds, move_status
from mercato.records.verbs import linking

Shown = dict[str, Any]


def gaps(gold: Gold, moves: list[int], extras: Extras) -> list[str]:
    """Everything that the gold file lists and the records do not tell; nothing is the aim."""
    found: list[str] = []
    for entry in gold["organizations"]:
        found += [f"organization {entry['name']}: {gap}" for gap in _organization(entry, extras)]
    for entry in gold["people"]:
        name = entry["name"]
        if not name.startswith("[") and len(linking.find("person", name)) != 1:
            found.append(f"person {name}")
    for entry, move in zip(gold["moves"], moves, strict=True):
        shown = showing.show(move)
        found += [f"move of {entry['person']}: {gap}" for gap in _move(gold, entry, shown)]
    return found


def _organization(entry: Gold, extras: Extras) -> Iterator[str]:
    parent = entry["parent"] if not (entry["parent"] or "").startswith("::") else None
    path = f"{parent} > {entry['name']}" if parent else entry["name"]
    known = linking.find("organization", path)
    if len(known) != 1:
        yield "not found"
        return
    shown = showing.show(known[0])
    if shown["kind"] != entry["kind"]:
        yield f"kind {entry['kind']}"
    if parent and (shown["parent"] or {}).get("name") != parent:
        yield f"parent {parent}"
    texts = {alias["text"] for alias in shown["aliases"]}
    wanted = {text.strip() for text in (entry["aliases"] or "").split(";") if text.strip()}
    wanted |= {text for text, _ in extras.aliases.get(entry["name"], [])}
    yield from (f"alias {text}" for text in sorted(wanted - texts))


def _move(gold: Gold, entry: Gold, shown: Shown) -> Iterator[str]:
    yield from _who(entry, shown)
    for side in ("from", "to"):
        yield from _end(side, entry[side], shown)
    yield from _status(entry, shown)
    yield from _dates(entry, shown)
    yield from _evidence(gold, entry, shown)
    if entry["note"] and entry["note"] not in (shown["note"] or ""):
        yield "note"


def _who(entry: Gold, shown: Shown) -> Iterator[str]:
    group = entry["person"].startswith("[")
    if group and f"[{shown['party']}]" != entry["person"]:
        yield "party"
    if not group and (shown["person"] or {}).get("name") != entry["person"]:
        yield "person"
    if entry["count"] is not None and shown["headcount"] != entry["count"]:
        yield f"headcount {entry['count']}"


def _end(side: str, end: Gold | None, shown: Shown) -> Iterator[str]:
    organization = shown[f"{side}_organization"]
    if end is None:
        if organization is not None or shown[f"{side}_state"] not in ("unknown", "none"):
            yield f"{side}: nothing is stated"
        return
    path = " > ".join(name for name in (end["org"], end["unit"]) if name)
    if organization is None or not organization["path"].endswith(path):
        yield f"{side} {path}"
    if shown[f"{side}_role"] != end["role"]:
        yield f"{side} as {end['role']}"


def _status(entry: Gold, shown: Shown) -> Iterator[str]:
    status, kind = move_status.understand(entry["status"]), move_kinds.understand(entry["kind"])
    assert status is not None
    assert kind is not None
    for scale, wanted in (("stage", status.stage), ("verification", status.verification)):
        if wanted is not None and shown[scale] != wanted:
            yield f"{scale} {wanted}"
        if shown["statuses"][-1][scale] != shown[scale]:
            yield f"history of {scale}"
    if kind.kind is not None and shown["kind"] != kind.kind:
        yield f"kind {kind.kind}"
    if kind.interim and not shown["interim"]:
        yield "interim"
    if kind.why_left is not None and shown["why_left"] != kind.why_left:
        yield f"why left: {kind.why_left}"


def _dates(entry: Gold, shown: Shown) -> Iterator[str]:
    for name, key in DATES.items():
        value = shown[name]
        if (value and value["edtf"]) != entry[key]:
            yield f"{name} {entry[key]}"
    stated = pieces(entry["date_as_stated"])
    kept = {value["text"] for name in DATES if (value := shown[name])}
    if kept and stated and kept.isdisjoint(stated):
        yield f"a date as stated: {stated}"


def _evidence(gold: Gold, entry: Gold, shown: Shown) -> Iterator[str]:
    references = shown["references"]
    if entry["quote"] not in [one["quote"] for one in references]:
        yield "quote"
    for one in references:
        if one["source"]["headline"] != gold["title"] or one["source"]["url"] != gold["url"]:
            yield "source"
    named = {
        fold(one["according_to_record"]["name"]) for one in references if one["according_to_record"]
    }
    codes = {one["according_to"] for one in references}
    for said in entry["attributed_to"]:
        if not any(name in fold(said) for name in named):
            yield f"according to {said}"
        if re.search(r"memo|communiqu", said) and "official_document" not in codes:
            yield f"that {said} is a document"
        if re.search(r"\((?:a source|people)", said) and "unnamed_sources" not in codes:
            yield f"that {said} names nobody"
