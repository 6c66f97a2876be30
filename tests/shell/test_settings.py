"""What a window remembers comes back, and rubbish in its file does no harm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from mercato.shell.settings import MOST_RECENT, Settings


def test_what_was_chosen_comes_back(tmp_path) -> None:
    file = tmp_path / "window.ini"
    before = Settings(file)
    before.look, before.date_order, before.last_file = "dark", "month", tmp_path / "é.mercato"
    before.save("tables/moves", {"columns": ["date"], "sort": [["date", True]]})
    before.write()
    after = Settings(file)
    assert (after.look, after.date_order) == ("dark", "month")
    assert after.last_file == tmp_path / "é.mercato"
    assert after.load("tables/moves", {}) == {"columns": ["date"], "sort": [["date", True]]}


def test_recent_files_are_few_and_the_newest_is_first(settings) -> None:
    for number in range(MOST_RECENT + 3):
        settings.note_file(Path(f"/desk/{number}.mercato"))
    settings.note_file(Path("/desk/5.mercato"))
    assert settings.recent()[0] == Path("/desk/5.mercato")
    assert len(settings.recent()) == len(set(settings.recent())) == MOST_RECENT
    settings.forget_file(Path("/desk/5.mercato"))
    assert Path("/desk/5.mercato") not in settings.recent()


def test_rubbish_is_passed_over(tmp_path) -> None:
    file = tmp_path / "window.ini"
    file.write_text('[General]\nrecent="[1, "\nplace="7"\nlook=@ByteArray(\\x0)\n')
    settings = Settings(file)
    assert settings.recent() == []
    assert settings.load("place", {}) == {}
    assert settings.load_bytes("window/geometry").isEmpty()


def test_tests_keep_their_settings_apart(qapp) -> None:
    place = QStandardPaths.StandardLocation.AppConfigLocation
    assert "qttest" in QStandardPaths.writableLocation(place)
