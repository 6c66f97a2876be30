"""What a process that was killed left behind goes with the next export; nothing else does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mercato.exchange.exporting import unfinished
from mercato.exchange.exporting.safe_file import replacing

WRITER = """
import sys
from pathlib import Path
from mercato.exchange.exporting import safe_file, unfinished
target = Path(sys.argv[1])
with safe_file.replacing_bytes(target) as handle, unfinished.folder(target) as folder:
    handle.write(b"secret" * 100_000)
    (folder / "rows").write_text("secret")
    print("writing", flush=True)
    sys.stdin.read()
"""


@contextmanager
def writing(target: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process in the midst of writing, which is killed at the end."""
    line = [sys.executable, "-c", WRITER, target]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def write(target: Path) -> None:
    with replacing(target, encoding="utf-8") as handle:
        handle.write("whole")


def hidden(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_what_a_killed_process_wrote_goes_with_the_next_export(tmp_path: Path) -> None:
    with writing(tmp_path / "a.xlsx"):
        pass
    assert len(hidden(tmp_path)) == 3
    write(tmp_path / "b.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["b.csv"]


def test_what_another_process_is_writing_stays_and_becomes_whole(tmp_path: Path) -> None:
    with writing(tmp_path / "a.xlsx") as process:
        write(tmp_path / "b.csv")
        unfinished.clear(tmp_path)
        assert len(hidden(tmp_path)) == 3
        process.communicate()
        assert process.returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "b.csv"}
    assert (tmp_path / "a.xlsx").stat().st_size == 600_000


def test_what_is_written_twice_at_once_does_not_clear_itself_away(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.csv", encoding="utf-8") as handle:
        handle.write("a")
        write(tmp_path / "b.csv")
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", "b.csv"}


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    with writing(tmp_path / "a.xlsx"):
        pass
    left = sorted(hidden(tmp_path))
    (tmp_path / "there").mkdir()
    kept = tmp_path / "there" / "kept"
    kept.write_text("kept")
    link = tmp_path / left[0].name.replace("a.xlsx", "link")
    link.symlink_to(kept)
    elsewhere = tmp_path / ".a.csv.0123456789abcdef.mercato-part"  # of another machine, and new
    others = [tmp_path / name for name in (".a.csv.part", ".a.0123abcd.part", "a.mercato-part")]
    for path in (elsewhere, *others):
        path.write_text("other")
    write(tmp_path / "b.csv")
    assert set(hidden(tmp_path)) == {link, elsewhere, *others[:2]}
    assert kept.read_text() == "kept"
