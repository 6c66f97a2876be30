"""Bringing older files up to date: numbered scripts here, run by peewee's own runner.

A script `NNNN_name.py` with `up(migrator, db)` brings a file to version NNNN: it adds and fills
what is new by plain statements. The exact layout, triggers, indexes and all that is derived are
then made from the models: a version of which nothing else is new has no script. New files are laid
out at once. The file is copied before.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from mercato.records import schema
from mercato.records.errors import FileTrouble, Trouble
from mercato.records.progress import Progress, unwatched
from mercato.records.storage import copying, engine, layout
from mercato.records.storage.migrations import renewing

SCRIPTS = Path(__file__).parent
_COPIED, _LAID_OUT, _WHOLE = 20, 40, 100
"""How far it is once the file was copied, once its tables are new, and at the end."""


def bring_up(
    path: Path,
    version: int,
    *,
    readonly: bool,
    progress: Progress = unwatched,
) -> Path:
    """Migrate a file of an older version; returns the copy made before.

    Older edits are sealed: readable, no longer undoable. All of it is one transaction: whatever
    goes wrong, or if `progress` raises a `Trouble` for somebody who cancels, the file is as it was.
    """
    if readonly:
        raise FileTrouble("file.older_read_only", path=str(path))
    database = engine.MercatoDatabase(path)
    schema.database.initialize(database)
    now = datetime.now().astimezone()
    copy = copying.free_name(path, f"{path.stem} (version {version}, {now:%Y-%m-%d %H-%M-%S})")
    try:
        with engine.explained(database):
            progress(0, _WHOLE)
            database.execute_sql("VACUUM INTO ?", (str(copy),))
            copying.make_durable(copy)
            progress(_COPIED, _WHOLE)
            _migrate(database, progress)
    except BaseException as error:
        copying.discard(copy)
        if isinstance(error, Trouble) and error.code == "file.disk_full":
            raise FileTrouble("file.no_room_to_update") from error
        if isinstance(error, Trouble) or not isinstance(error, Exception):
            raise
        raise FileTrouble("file.not_migrated") from error
    finally:
        database.close()
    return copy


def _migrate(database: engine.MercatoDatabase, progress: Progress) -> None:
    def derive(done: int, total: int) -> None:
        progress(_LAID_OUT + (_WHOLE - _LAID_OUT) * done // total, _WHOLE)

    # Tables are made anew while others point to them.
    with engine.foreign_keys_off(database), engine.transaction(database):
        engine.make_room(database)
        (version,) = database.execute_sql("PRAGMA user_version").fetchone()
        if version >= layout.VERSION:
            return  # another process was faster
        renewing.strip(database)
        _run_scripts(database, int(version))
        renewing.renew(database, derive)


def _run_scripts(database: engine.MercatoDatabase, version: int) -> None:
    """Run the scripts beyond the file's version; its number says which those are."""
    # Imported when used: few starts migrate, and the module costs every start.
    from playhouse.migrations import Runner

    runner = Runner(database, directory=str(SCRIPTS))
    done = [script.name for script in runner.migrations() if script.idx <= version]
    if done:
        runner.fake(done[-1])
    runner.up()
    database.execute_sql(f'DROP TABLE "{runner.table_name}"')
