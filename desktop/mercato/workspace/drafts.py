"""Forms that are not finished yet: kept in the file, but not in the history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.records import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.workspace.jobs import Job
    from mercato.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form; `content` is whatever plain data the form keeps."""

    id: int
    form: str
    content: dict[str, Any]
    updated_at: str


class Drafts:
    """The drafts of the open file; they survive quitting, crashes and undo."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def save(
        self,
        form: str,
        content: dict[str, Any],
        draft: int | None = None,
        then: Callable[[int], None] | None = None,
    ) -> Job:
        """Keep a draft, in place of `draft` if given; `then` gets its id."""
        return self._workspace.note(partial(_save, form, json.dumps(content), draft), then=then)

    def load(self, form: str, then: Callable[[list[Draft]], None]) -> Job:
        """All drafts of a form, the newest first."""
        return self._workspace.read(partial(_load, form), then)

    def peek(self, form: str) -> list[Draft] | None:
        """The same at once; None where the file does not answer without waiting."""
        return self._workspace.peek(partial(_load, form))

    def discard(self, draft: int) -> Job:
        """Forget a draft, because the form was finished or emptied."""
        return self._workspace.note(partial(discard, draft))


def _save(form: str, content: str, draft: int | None) -> int:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"form": form, "content": content, "updated_at": now}
    if draft is not None:
        kept = schema.Draft.update(**values).where(schema.Draft.id == draft).execute()
        if kept:
            return draft
    return int(schema.Draft.create(**values).id)


def _load(form: str) -> list[Draft]:
    rows = schema.Draft.select().where(schema.Draft.form == form).order_by(schema.Draft.id.desc())
    return [Draft(row.id, row.form, json.loads(row.content), row.updated_at) for row in rows]


def discard(draft: int) -> None:
    """Forget a draft; inside the edit that makes it a record, both or neither happen."""
    schema.Draft.delete().where(schema.Draft.id == draft).execute()
