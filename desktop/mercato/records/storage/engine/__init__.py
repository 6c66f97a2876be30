"""Everything that depends on the database engine: connections, settings, triggers, its errors.

The rest of `records` speaks peewee; another engine would need another one of these.
"""

from mercato.records.storage.engine.connecting import (
    APPLICATION_ID,
    BUSY_SECONDS,
    PAGE_SIZE,
    SETTINGS,
    MercatoDatabase,
    set_cache,
    settings_of,
)
from mercato.records.storage.engine.deadline import Deadline, end_when, within
from mercato.records.storage.engine.filling import (
    are_many,
    bytes_used,
    drop_indexes,
    drop_triggers,
    heaviest_rows,
    insert_rows,
    make_again,
)
from mercato.records.storage.engine.prepared import Prepared, Slot
from mercato.records.storage.engine.sorting import SCRATCH
from mercato.records.storage.engine.transactions import (
    ERRORS,
    explained,
    foreign_keys_off,
    make_room,
    open_mark,
    sound_after_all,
    transaction,
)
from mercato.records.storage.engine.triggers import (
    PERSON_THEN,
    WORK_CHANGED,
    columns,
    journal_indexes,
    journal_triggers,
    known_image,
    row_image,
    table_name,
)
from mercato.records.storage.engine.troubles import (
    explain,
    is_foreign_key,
    is_interrupted,
    is_unique,
)

__all__ = [
    "APPLICATION_ID",
    "BUSY_SECONDS",
    "ERRORS",
    "PAGE_SIZE",
    "PERSON_THEN",
    "SCRATCH",
    "SETTINGS",
    "WORK_CHANGED",
    "Deadline",
    "MercatoDatabase",
    "Prepared",
    "Slot",
    "are_many",
    "bytes_used",
    "columns",
    "drop_indexes",
    "drop_triggers",
    "end_when",
    "explain",
    "explained",
    "foreign_keys_off",
    "heaviest_rows",
    "insert_rows",
    "is_foreign_key",
    "is_interrupted",
    "is_unique",
    "journal_indexes",
    "journal_triggers",
    "known_image",
    "make_again",
    "make_room",
    "open_mark",
    "row_image",
    "set_cache",
    "settings_of",
    "sound_after_all",
    "table_name",
    "transaction",
    "within",
]
