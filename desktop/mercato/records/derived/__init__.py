"""What follows from the records: search text, sort keys, the tree, numbers; kept by one refresh.

Nothing here is journaled. `refresh` serves edit, undo and redo alike: it takes the touched rows
from the journal and reads how they stand now. `rebuild` makes all from nothing by the same code,
and `compare` finds where the two differ.
"""

from mercato.records.derived import indexes, places
from mercato.records.derived.comparing import compare
from mercato.records.derived.models import MODELS
from mercato.records.derived.refreshing import rebuild, refresh
from mercato.records.derived.text import INDEX

VIRTUAL: tuple[str, ...] = ("search", "places")

__all__ = ["MODELS", "VIRTUAL", "compare", "rebuild", "refresh", "statements"]


def statements() -> list[str]:
    """The DDL beside that of the models: the full-text indexes, and what lists are sorted by."""
    return [INDEX, places.INDEX, *indexes.statements()]
