"""Claims: what somebody asserts that is no move itself, with what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.evidence import references
from mercato.records.schema import ClaimSubject
from mercato.records.verbs import editing

if TYPE_CHECKING:
    from collections.abc import Iterable


def create_claim(
    text: str, *, subjects: Iterable[int] = (), source: int | None = None, **fields: Any
) -> int:
    """Make a claim about some records; `source` becomes its reference."""
    claim = editing.create("claim", text=text, **fields)
    set_subjects(claim, subjects)
    if source is not None:
        references.add_reference(source, claim)
    return claim


def set_subjects(claim: int, subjects: Iterable[int]) -> None:
    """Say what a claim is about: exactly these records."""
    wanted = list(dict.fromkeys(subjects))
    gone = ClaimSubject.claim == claim
    if wanted:
        gone &= ClaimSubject.record.not_in(wanted)
    ClaimSubject.delete().where(gone).execute()
    for subject in wanted:
        add_subject(claim, subject)


def add_subject(claim: int, record: int) -> None:
    """Say that a claim is about one more record."""
    editing.type_of(record)
    if record not in subjects_of(claim):
        ClaimSubject.create(claim=claim, record=record)


def subjects_of(claim: int) -> list[int]:
    """The records that a claim is about, in the order in which they were named."""
    mine = ClaimSubject.select(ClaimSubject.record).where(ClaimSubject.claim == claim)
    return [record for (record,) in mine.order_by(ClaimSubject.id).tuples()]
