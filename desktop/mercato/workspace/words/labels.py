"""What edits did, in words that also fit after "Undo:"."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

LABELS: dict[str, str | tuple[str, str]] = {
    "person.created": QT_TRANSLATE_NOOP("words", "new person {name}"),
    "person.changed": QT_TRANSLATE_NOOP("words", "{field} of {name}"),
    "person.deleted": QT_TRANSLATE_NOOP("words", "deletion of {name}"),
    "organization.created": QT_TRANSLATE_NOOP("words", "new organization {name}"),
    "organization.changed": QT_TRANSLATE_NOOP("words", "{field} of {name}"),
    "organization.deleted": QT_TRANSLATE_NOOP("words", "deletion of {name}"),
    "organization_change.created": QT_TRANSLATE_NOOP("words", "change of {name}"),
    "organization_change.changed": QT_TRANSLATE_NOOP("words", "{field} of the change of {name}"),
    "organization_change.deleted": QT_TRANSLATE_NOOP("words", "deletion of the change of {name}"),
    "position.created": QT_TRANSLATE_NOOP("words", "position of {name}"),
    "position.changed": QT_TRANSLATE_NOOP("words", "{field} in the position of {name}"),
    "position.deleted": QT_TRANSLATE_NOOP("words", "deletion of the position of {name}"),
    "move.created": (
        QT_TRANSLATE_NOOP("words", "move of {name}"),
        QT_TRANSLATE_NOOP("words", "{count} moves, of {name} and others"),
    ),
    "move.changed": QT_TRANSLATE_NOOP("words", "{field} in the move of {name}"),
    "move.career_changed": QT_TRANSLATE_NOOP("words", "career of {name}, after the move"),
    "move.deleted": QT_TRANSLATE_NOOP("words", "deletion of the move of {name}"),
    "source.created": QT_TRANSLATE_NOOP("words", "new source {name}"),
    "source.changed": QT_TRANSLATE_NOOP("words", "{field} of the source {name}"),
    "source.deleted": QT_TRANSLATE_NOOP("words", "deletion of the source {name}"),
    "claim.created": QT_TRANSLATE_NOOP("words", "new claim “{name}”"),
    "claim.changed": QT_TRANSLATE_NOOP("words", "{field} of the claim “{name}”"),
    "claim.deleted": QT_TRANSLATE_NOOP("words", "deletion of the claim “{name}”"),
    "reference.created": QT_TRANSLATE_NOOP("words", "source for {name}"),
    "reference.changed": QT_TRANSLATE_NOOP("words", "{field} of a source for {name}"),
    "reference.deleted": QT_TRANSLATE_NOOP("words", "removal of a source for {name}"),
    "records.changed": (
        QT_TRANSLATE_NOOP("words", "{field} of {count} record"),
        QT_TRANSLATE_NOOP("words", "{field} of {count} records"),
    ),
    "records.changed_several": (
        QT_TRANSLATE_NOOP("words", "several fields of {count} record"),
        QT_TRANSLATE_NOOP("words", "several fields of {count} records"),
    ),
    "records.replaced": (
        QT_TRANSLATE_NOOP("words", "“{old}” replaced in {field} of {count} record"),
        QT_TRANSLATE_NOOP("words", "“{old}” replaced in {field} of {count} records"),
    ),
    "records.deleted": (
        QT_TRANSLATE_NOOP("words", "deletion of {count} record"),
        QT_TRANSLATE_NOOP("words", "deletion of {count} records"),
    ),
    "moves.created": (
        QT_TRANSLATE_NOOP("words", "{count} move"),
        QT_TRANSLATE_NOOP("words", "{count} moves"),
    ),
    "view.saved": QT_TRANSLATE_NOOP("words", "new view “{name}”"),
    "view.renamed": QT_TRANSLATE_NOOP("words", "name of the view “{name}”"),
    "view.replaced": QT_TRANSLATE_NOOP("words", "contents of the view “{name}”"),
    "view.deleted": QT_TRANSLATE_NOOP("words", "deletion of the view “{name}”"),
    "match.decided": QT_TRANSLATE_NOOP("words", "word on whether {name} and {other} are the same"),
    "import.table": (
        QT_TRANSLATE_NOOP("words", "import of {count} row from {file}"),
        QT_TRANSLATE_NOOP("words", "import of {count} rows from {file}"),
    ),
    "demo.filled": QT_TRANSLATE_NOOP("words", "facts of the demo file"),
    "journal.reverted": QT_TRANSLATE_NOOP("words", "taking back: {label}"),
    "journal.applied_again": QT_TRANSLATE_NOOP("words", "making again: {label}"),
    "journal.field_restored": QT_TRANSLATE_NOOP("words", "earlier {field} of {name}"),
}
