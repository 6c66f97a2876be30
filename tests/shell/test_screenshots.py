"""Every screen can be drawn without a display."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from mercato.shell import screenshots


def test_every_screen_is_drawn_in_its_size_and_no_two_are_alike(
    tmp_path, monkeypatch, theme, qtbot
) -> None:
    monkeypatch.setattr(screenshots, "SIZES", (QSize(1280, 800),))
    monkeypatch.setattr(screenshots, "LOOKS", ("dark",))
    drawn = list(screenshots.make_screenshots(tmp_path / "pictures"))
    theme.set_mode("light")
    names = [path.name for path in drawn]
    assert names == [f"{name}-dark-1280x800.png" for name in screenshots.SCREENS]
    pictures = [QImage(str(path)) for path in drawn]
    assert {(p.width(), p.height()) for p in pictures} == {(1280, 800)}
    assert len({path.read_bytes() for path in drawn}) == len(drawn)
