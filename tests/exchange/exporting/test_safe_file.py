"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from mercato.exchange.exporting.safe_file import replacing
from mercato.records.errors import FileTrouble, Refused
from mercato.records.storage import file as records


def test_what_is_written_stands_there_at_the_end(tmp_path: Path) -> None:
    with replacing(tmp_path / "out.csv", encoding="utf-8-sig") as handle:
        handle.write("é\r\n")
        assert not (tmp_path / "out.csv").exists()
    assert (tmp_path / "out.csv").read_bytes() == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), ValueError(), OSError(errno.ENOSPC, "full")]
)
def test_trouble_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: BaseException
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    with pytest.raises((type(error), FileTrouble)), replacing(out, encoding="utf-8") as handle:
        handle.write("new")
        raise error
    assert out.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "full"), "export.disk_full"),
        (OSError(errno.EIO, "cable"), "export.disk_error"),
        (PermissionError(errno.EACCES, "no"), "export.not_allowed"),
    ],
)
def test_what_the_disk_says_becomes_a_code(tmp_path: Path, error: OSError, code: str) -> None:
    with pytest.raises(FileTrouble) as trouble, replacing(tmp_path / "o", encoding="utf-8"):
        raise error
    assert trouble.value.code == code


def test_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no" / "o.csv", "no_folder"), (tmp_path, "is_a_folder")):
        with pytest.raises(FileTrouble) as trouble, replacing(path, encoding="utf-8"):
            raise AssertionError("nothing can be written there")
        assert trouble.value.code == f"export.{code}"


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    out.chmod(0o600)
    with replacing(out, encoding="utf-8") as handle:
        handle.write("new")
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_file_that_somebody_protected_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    out.chmod(0o444)
    with pytest.raises(FileTrouble) as trouble, replacing(out, encoding="utf-8"):
        raise AssertionError("nothing can be written there")
    assert trouble.value.code == "export.not_allowed"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, target = tmp_path / "link.csv", tmp_path / "there" / "out.csv"
    target.write_text("old")
    link.symlink_to(target)
    with replacing(link, encoding="utf-8") as handle:
        handle.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_another_mercato_file_is_never_written_over(tmp_path: Path) -> None:
    records.create(tmp_path / "own.mercato")
    other = shutil.copy(tmp_path / "own.mercato", tmp_path / "other.csv")
    before = other.read_bytes()
    with pytest.raises(Refused) as refused, replacing(other, encoding="utf-8"):
        raise AssertionError("nothing can be written there")
    assert refused.value.code == "export.onto_records"
    assert other.read_bytes() == before


def test_a_pipe_or_a_device_is_never_taken_for_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(FileTrouble) as trouble, replacing(path, encoding="utf-8"):
            raise AssertionError("nothing can be written there")
        assert trouble.value.code == "export.not_a_file"
    assert pipe.is_fifo()
