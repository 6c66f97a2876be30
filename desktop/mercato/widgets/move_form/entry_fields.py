"""The fields of the move form, in reading order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mercato.records import codes
from mercato.widgets.fields.authority_field import AuthorityField
from mercato.widgets.fields.choice_field import ChoiceField
from mercato.widgets.fields.field import Field
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.text_field import LineField, LongField
from mercato.widgets.forms.making import end_marks
from mercato.widgets.move_form.dates_row import DatesRow
from mercato.widgets.move_form.people_field import PeopleField
from mercato.widgets.move_form.proposed import ProposedBoolean, ProposedChoice
from mercato.widgets.move_form.source_strip import SourceStrip
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.widgets.context import Context

Entry = Field | DatesRow | SourceStrip

SHOWN = (
    "source",
    "person",
    "from_organization",
    "from_role",
    "to_organization",
    "to_role",
    "dates",
    "stage",
    "verification",
    "according_to",
    "quote",
)
MORE = (
    "kind",
    "interim",
    "replaces",
    "why_left",
    "to_verification",
    "via_organization",
    "terms",
    "member_of",
    "note",
)


def label_of(name: str) -> str:
    """The label of a field of the form."""
    return words.field("move", "date" if name == "dates" else name)


def make_entry(context: Context, name: str) -> Entry:
    """One field of the form."""
    return _MAKERS[name](context, label_of(name))


def _end(context: Context, label: str) -> Field:
    return LinkField(context, label, ("organization",), marks=end_marks(), lenient=True)


def _link(
    context: Context, label: str, *, types: tuple[str, ...], creates: tuple[str, ...] | None = None
) -> Field:
    return LinkField(context, label, types, creates=creates, lenient=True)


def _dates(context: Context, _label: str) -> DatesRow:
    return DatesRow(context)


def _source(context: Context, _label: str) -> SourceStrip:
    return SourceStrip(context)


_MAKERS: dict[str, Callable[[Context, str], Entry]] = {
    "source": _source,
    "person": PeopleField,
    "from_organization": _end,
    "from_role": LineField,
    "to_organization": _end,
    "to_role": LineField,
    "dates": _dates,
    "stage": partial(ProposedChoice, group="stage", codes=codes.STAGE, proposed="agreed"),
    "verification": partial(
        ProposedChoice, group="verification", codes=codes.VERIFICATION, proposed="reported"
    ),
    "according_to": AuthorityField,
    "quote": LongField,
    "kind": partial(ProposedChoice, group="move_kind", codes=codes.MOVE_KIND),
    "interim": ProposedBoolean,
    "replaces": partial(_link, types=("person",), creates=()),
    "why_left": partial(ChoiceField, group="why_left", codes=codes.WHY_LEFT, optional=True),
    "to_verification": partial(
        ChoiceField, group="verification", codes=codes.VERIFICATION, optional=True
    ),
    "via_organization": partial(_link, types=("organization",)),
    "terms": LongField,
    "member_of": partial(_link, types=("move",), creates=()),
    "note": LongField,
}
