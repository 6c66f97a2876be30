"""The look follows the system, or what the user chose; icons follow the look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit

from mercato.shell import colours
from mercato.shell.icons import GLYPHS
from mercato.widgets.fields.link import Row
from mercato.widgets.fields.suggestions import Suggestions


@pytest.fixture(autouse=True)
def light_again(theme):
    yield
    theme.set_mode("light")


def ink(theme, name: str) -> set[str]:
    """The colours of an icon's opaque pixels."""
    image = theme.icon(name).pixmap(QSize(32, 32)).toImage()
    points = [(x, y) for x in range(32) for y in range(32)]
    found = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in found if colour.alpha() == 255}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_chosen_look_colours_everything(theme, qapp, mode) -> None:
    theme.set_mode(mode)
    window = qapp.palette().color(QPalette.ColorRole.Window).name()
    assert window == colours.of("window", dark=mode == "dark")
    assert window in qapp.styleSheet()
    assert theme.is_dark() is (mode == "dark")
    assert ink(theme, "person") == {colours.of("muted", dark=mode == "dark")}


def test_the_look_follows_the_system_while_nothing_else_is_chosen(theme, qapp) -> None:
    theme.set_mode("system")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.is_dark()


def test_a_chosen_look_does_not_follow_the_system(theme, qapp) -> None:
    theme.set_mode("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark()


@pytest.mark.parametrize("name", sorted(GLYPHS))
def test_every_icon_is_drawn(theme, name) -> None:
    assert ink(theme, name)


def test_headings_are_in_proportion_to_the_systems_font(theme, qapp) -> None:
    font = qapp.font()
    before, larger = qapp.styleSheet(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    theme.follow_font()
    try:
        assert f"{larger.pointSizeF() * 1.45:.1f}pt" in qapp.styleSheet() != before
    finally:
        qapp.setFont(font)
        theme.follow_font()


@pytest.mark.parametrize("count", [3, 7, 12])
def test_a_list_of_few_shows_all_its_entries_at_once(theme, qtbot, count) -> None:
    box = QComboBox()
    box.addItems([f"Entry {number}" for number in range(count)])
    box.setMaxVisibleItems(12)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setFocus()
    box.showPopup()
    assert box.view().verticalScrollBar().maximum() == 0
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    offered = Suggestions(theme, line)
    line.window().resize(400, 600)
    offered.offer([Row(f"Entry {number}") for number in range(count)])
    assert offered._list.verticalScrollBar().maximum() == 0
