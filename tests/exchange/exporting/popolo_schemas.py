"""What Popolo says of people, organizations and memberships, as JSON schemas.

Written after https://www.popoloproject.com/specs/, stricter than its own: ids and names are needed,
and nothing may be there that the specification does not name.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}


def _closed(needed: tuple[str, ...], **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


_SIGN = r"[A-Za-z0-9_!#$&'()*+,./:;=?@~-]|%[0-9A-Fa-f]{2}"
_URI = {"type": "string", "pattern": f"^https?://({_SIGN})+$"}
_LINK = _closed(("url",), url=_URI, note=_TEXT)
_COMMON = {
    "id": _TEXT,
    "name": _TEXT,
    "other_names": _list(
        _closed(("name",), name=_TEXT, note=_TEXT, start_date=_DATE, end_date=_DATE)
    ),
    "identifiers": _list(_closed(("identifier",), identifier=_TEXT, scheme=_TEXT)),
    "links": _list(_LINK),
    "sources": _list(_LINK),
}
PERSON = _closed(
    ("id", "name"),
    **_COMMON,
    family_name=_TEXT,
    given_name=_TEXT,
    sort_name=_TEXT,
    birth_date=_DATE,
    death_date=_DATE,
    summary=_TEXT,
    biography=_TEXT,
)
ORGANIZATION = _closed(
    ("id", "name"),
    **_COMMON,
    classification=_TEXT,
    parent_id=_TEXT,
    founding_date=_DATE,
    dissolution_date=_DATE,
    abstract=_TEXT,
    description=_TEXT,
)
MEMBERSHIP = _closed(
    ("id", "person_id", "organization_id"),
    id=_TEXT,
    label=_TEXT,
    role=_TEXT,
    person_id=_TEXT,
    organization_id=_TEXT,
    start_date=_DATE,
    end_date=_DATE,
    sources=_list(_LINK),
)
DOCUMENT = _closed(
    ("persons", "organizations", "memberships"),
    persons={"type": "array", "items": PERSON},
    organizations={"type": "array", "items": ORGANIZATION},
    memberships={"type": "array", "items": MEMBERSHIP},
)
