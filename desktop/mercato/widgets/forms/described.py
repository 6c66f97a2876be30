"""Which fields each form shows at once, in reading order, and which wait behind "More".

Names are the model's field names (`records.fields`), or one of the lists in `LISTS`.
"""

from __future__ import annotations

from dataclasses import dataclass

LISTS = (
    "tags",
    "aliases",
    "identifiers",
    "follow_ups",
    "printed",
    "subjects",
    "career",
    "changes",
)
"""What a form holds that is no field of the record's own row."""


NO_COLUMNS = ("tags", "subjects", "source")
"""Fields of forms that are no field of the record's own row; `source` adds a reference."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one form; `last` come after "More" and are always shown."""

    shown: tuple[str, ...]
    more: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in order."""
        return self.shown + self.more + self.last


_COMMON = ("follow_ups", "printed", "confidentiality")

FORMS: dict[str, Form] = {
    "person": Form(
        shown=("name", "tell_apart", "tags", "note"),
        more=(
            "given_name",
            "family_name",
            "sort_name",
            "native_name",
            "birth_year",
            "aliases",
            "identifiers",
            *_COMMON,
        ),
        last=("career",),
    ),
    "organization": Form(
        shown=("name", "parent", "kind", "country"),
        more=(
            "status",
            "founded",
            "dissolved",
            "tell_apart",
            "website",
            "aliases",
            "identifiers",
            "changes",
            "tags",
            "note",
            *_COMMON,
        ),
    ),
    "move": Form(
        shown=(
            "person",
            "party",
            "headcount",
            "headcount_bound",
            "from_organization",
            "from_role",
            "to_organization",
            "to_role",
            "announced_on",
            "left_on",
            "starts_on",
            "stage",
            "verification",
        ),
        more=(
            "kind",
            "interim",
            "why_left",
            "to_verification",
            "via_organization",
            "terms",
            "tags",
            "note",
            *_COMMON,
        ),
    ),
    "source": Form(
        shown=("url", "headline", "outlet", "published_on", "authors", "kind", "relays"),
        more=(
            "language",
            "archived_url",
            "embargo_until",
            "text",
            "tags",
            "note",
            "follow_ups",
            "confidentiality",
        ),
    ),
    "claim": Form(
        shown=("text", "kind", "asserted_by", "subjects", "source", "check_by"),
        more=("asserted_on", "about_date", "outcome", "tags", "note", *_COMMON),
    ),
    "position": Form(
        shown=("person", "role", "organization", "start", "end", "is_current"),
        more=(
            "function",
            "kind",
            "interim",
            "start_known",
            "end_known",
            "term_end",
            "term_end_known",
            "note",
            *_COMMON,
        ),
    ),
    "organization_change": Form(shown=("a", "kind", "b", "date"), more=("confidentiality",)),
}

ALIKE: dict[str, Form] = {
    "person": Form(("tell_apart", "note"), ("birth_year", "confidentiality")),
    "organization": Form(
        ("parent", "kind", "country", "status"),
        ("founded", "dissolved", "tell_apart", "website", "note", "confidentiality"),
    ),
    "move": Form(
        (
            "stage",
            "verification",
            "from_organization",
            "from_role",
            "to_organization",
            "to_role",
            "announced_on",
            "left_on",
            "starts_on",
        ),
        (
            "person",
            "kind",
            "interim",
            "why_left",
            "to_verification",
            "via_organization",
            "terms",
            "note",
            "confidentiality",
        ),
    ),
    "source": Form(
        ("outlet", "published_on", "authors", "kind"),
        ("relays", "language", "embargo_until", "note", "confidentiality"),
    ),
    "claim": Form(
        ("kind", "asserted_by", "outcome", "check_by"),
        ("asserted_on", "about_date", "note", "confidentiality"),
    ),
}
"""Fields that several records may be given alike, besides tags: not what names one of them."""

INSTEAD: dict[str, dict[str, str]] = {
    "move": {
        "person": "party",
        "party": "person",
        "headcount": "person",
        "headcount_bound": "person",
    },
}
"""Fields that are hidden, empty as they are, where the other one is filled."""

DERIVED: dict[str, frozenset[str]] = {
    "person": frozenset(("given_name", "family_name", "sort_name")),
    "source": frozenset(("language",)),
    "move": frozenset(("kind",)),
}
"""What fills itself in; it does not open "More"."""

NEEDED: dict[str, tuple[str, ...]] = {
    "person": ("name",),
    "organization": ("name",),
    "move": ("person", "party"),
    "source": ("url", "headline", "text", "outlet"),
    "claim": ("text",),
    "position": ("person",),
    "organization_change": ("b",),
}
"""A new record is made once one of these is filled."""
