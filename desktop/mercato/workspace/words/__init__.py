"""The one catalogue of words: every code of `records` in the language of the interface.

`records` and `exchange` speak in codes and values; here stand their sentences. Each is a literal
marked with `QT_TRANSLATE_NOOP`, which `pyside6-lupdate` collects, and is translated when it is
shown, so that one history reads in either language. A sentence is whole: `{name}` marks where a
value goes, nothing is put together from parts. Where a number is in it, there are two, for one and
for many, chosen by the value `count`.

A new code gets its sentence in the section it belongs to: `troubles` and `troubles_of_verbs`,
`labels` of edits, `exports`, `reading…` (tables in), `notes` (whatever else
is said), `command_line`; picklists in `picklists`, fields in `fields`, columns in `columns`,
ready-made views in `views`. `tests/workspace/test_words.py` names what is missing.
"""

from __future__ import annotations

from mercato.workspace.words.exports import export_format, export_format_meaning
from mercato.workspace.words.language import (
    country,
    day_first,
    interface_language,
    listed,
    number,
    set_day_first,
    set_language,
    system_language,
)
from mercato.workspace.words.names import (
    choice,
    choices,
    column,
    column_alone,
    column_short,
    count,
    field,
    field_alone,
    flag,
    record_type,
    table,
)
from mercato.workspace.words.sentences import (
    command_line,
    label,
    note,
    option,
    question,
    redo_text,
    sentence,
    trouble,
    undo_text,
)
from mercato.workspace.words.views import view, view_meaning
from mercato.workspace.words.visible import meant, visible

__all__ = [
    "choice",
    "choices",
    "column",
    "column_alone",
    "column_short",
    "command_line",
    "count",
    "country",
    "day_first",
    "export_format",
    "export_format_meaning",
    "field",
    "field_alone",
    "flag",
    "interface_language",
    "label",
    "listed",
    "meant",
    "note",
    "number",
    "option",
    "question",
    "record_type",
    "redo_text",
    "sentence",
    "set_day_first",
    "set_language",
    "system_language",
    "table",
    "trouble",
    "undo_text",
    "view",
    "view_meaning",
    "visible",
]
