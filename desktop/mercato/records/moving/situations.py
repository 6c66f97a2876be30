"""A move as the rules of its effects see it: recorded already, or about to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mercato.records.schema import MoveStatus, Organization, Reference, Source
from mercato.records.storage.engine import Prepared
from mercato.records.verbs import editing, tree

if TYPE_CHECKING:
    import peewee as pw

    from mercato.records.dates import DateValue


@dataclass(frozen=True, slots=True)
class Situation:
    """A move as far as its effects depend on it; `day` is what "now" is for it, as an ISO day."""

    person: int | None
    is_group: bool
    kind: str
    stage: str
    verification: str
    day: str
    interim: bool = False
    to_verification: str | None = None
    from_state: str = "unknown"
    from_organization: int | None = None
    from_name: str | None = None
    from_role: str | None = None
    to_state: str = "unknown"
    to_organization: int | None = None
    to_name: str | None = None
    to_role: str | None = None
    left_on: DateValue | None = None
    starts_on: DateValue | None = None
    term_end: DateValue | None = None
    from_position: int | None = None
    to_position: int | None = None
    internal: bool = False


_SAME = (
    *("person", "kind", "stage", "verification", "to_verification", "from_state", "from_role"),
    *("to_state", "to_role", "left_on", "starts_on", "term_end", "from_position", "to_position"),
)


def of(move_id: int, *, today: str | None = None) -> Situation:
    """The situation of a recorded move."""
    move = editing.get_fields(move_id)
    leaves, joins = move["from_organization"], move["to_organization"]
    return Situation(
        **{name: move[name] for name in _SAME},
        is_group=move["person"] is None,
        day=today or day_of(move_id),
        interim=bool(move["interim"]),
        from_organization=leaves,
        from_name=name_of(leaves),
        to_organization=joins,
        to_name=name_of(joins),
        internal=same_tree(leaves, joins),
    )


def day_of(move_id: int) -> str:
    """The day from which a move's dates lie ahead: that of its latest news, else today."""
    days = [*_STATUS_DAYS(move_id), *_SOURCE_DAYS(move_id)]
    known = [latest for (latest,) in days if latest is not None]
    return max(known, default=this_day())


def this_day() -> str:
    """Today as an ISO day, where the desk is."""
    return datetime.now().astimezone().date().isoformat()


def same_tree(a: int | None, b: int | None) -> bool:
    """Whether two organizations are parts of one, or the same."""
    return a is not None and b is not None and root(a) == root(b)


def root(organization: int) -> int:
    """The organization at the top of the tree."""
    above = tree.ancestors(organization)
    return above[-1] if above else organization


def name_of(organization: int | None) -> str | None:
    """The name of an organization, if there is one."""
    found = None if organization is None else _NAME.one(organization)
    return None if found is None else str(found[0])


def _name(organization: Any) -> pw.Query:
    return Organization.select(Organization.name).where(Organization.id == organization)


def _days_of_statuses(move: Any) -> pw.Query:
    return MoveStatus.select(MoveStatus.as_of_latest).where(MoveStatus.move == move)


def _days_of_sources(move: Any) -> pw.Query:
    cited = Source.select(Source.published_on_latest).join(
        Reference, on=Reference.source == Source.id
    )
    return cited.where(Reference.record == move)


_NAME, _STATUS_DAYS, _SOURCE_DAYS = map(Prepared, (_name, _days_of_statuses, _days_of_sources))
