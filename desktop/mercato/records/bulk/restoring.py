"""What records that come whole, from another file, need besides plain rows."""

from __future__ import annotations

from mercato.records.schema import Record, database


def let_links_wait() -> None:
    """Let rows link to rows that come later in the same edit; its end looks at all of them."""
    database.execute_sql("PRAGMA defer_foreign_keys = ON")


def add_redirect(record_type: str, uid: str, into: int) -> int:
    """Let a uid that another file gave to a record lead to the one that took its place there."""
    return int(Record.create(type=record_type, uid=uid, merged_into=into).id)
