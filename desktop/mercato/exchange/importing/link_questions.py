"""A name that could be several records, as a question with its candidates and their reasons."""

from __future__ import annotations

from mercato.exchange.importing.answering import key_of
from mercato.exchange.questions import Option, Question
from mercato.records.finding import matching
from mercato.records.verbs import describing, editing

ALL = ("new", "one_by_one")
SHOWN = 8
"""Candidates that a question offers."""


def of(record_type: str, name: str, records: list[int], rows: int) -> Question | None:
    """What to ask about a name that `rows` rows have: several records have it, or one is like it.

    None if nothing is like it: it is new.
    """
    alike = _similar(record_type, name)
    if records:
        reasons = {one.record: one.reason for one in alike}
        told = describing.lines(records[:SHOWN])
        names, counts = describing.names(records[:SHOWN]), describing.counts(records[:SHOWN])
        found = [
            matching.Similar(
                record,
                names.get(record, ""),
                reasons.get(record, "same_name"),
                told.get(record, ""),
                counts[record],
            )
            for record in records[:SHOWN]
        ]
    else:
        found = alike
    if not found:
        return None
    code = "import.which" if records else "import.alike"
    values = {"name": name, "type": record_type, "rows": rows, "count": len(found)}
    options = (*map(_option, found), Option("new", {"name": name, "type": record_type}))
    proposed = None if records else "new"
    return Question(key_of(record_type, name), code, options, values, proposed)


def of_all(record_type: str, alike: list[Question]) -> Question:
    """One question for all new names that look like others."""
    pairs = tuple((str(one.values["name"]), str(one.options[0].values["name"])) for one in alike)
    told = {"type": record_type, "count": len(alike), "name": pairs[0][0], "other": pairs[0][1]}
    options = tuple(Option(code, {"type": record_type}, pairs[:SHOWN]) for code in ALL)
    return Question(f"links:{record_type}", "import.all_alike", options, told, "new")


def _option(one: matching.Similar) -> Option:
    told = {"name": one.name, "reason": one.reason, "detail": one.detail, "count": one.count}
    return Option(editing.uid_of(one.record), told)


def _similar(record_type: str, name: str) -> list[matching.Similar]:
    """The records that are called nearly like that."""
    if record_type == "person":
        return matching.similar_people(name)
    if record_type == "organization":
        return matching.similar_organizations(name)
    return []
