"""Every text can be read on every ground it stands on, in both looks."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from mercato.shell import colours, style
from mercato.widgets.theme import ROLES


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("wanted", "pairs"), [(4.5, colours.READ_ON), (3.0, colours.SEEN_ON)])
def test_what_is_read_or_seen_stands_out_from_its_ground(wanted, pairs, dark) -> None:
    poor = {
        (text, ground): round(found, 2)
        for text, ground in pairs
        if (found := contrast(*(colours.of(role, dark=dark) for role in (text, ground)))) < wanted
    }
    assert not poor


def test_every_role_that_widgets_ask_for_has_its_pair() -> None:
    assert set(ROLES) <= set(colours.COLOURS)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_style_sheet_names_no_colour_of_its_own(dark) -> None:
    template = style.resource_files.read_text("style/mercato.qss")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)])", template)
    assert "$" not in style.sheet(QFont(), dark=dark)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_palette_is_readable_too(dark) -> None:
    palette = style.palette(dark=dark)
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled)
    for group in groups:
        text = palette.color(group, QPalette.ColorRole.Text).name()
        assert contrast(text, palette.color(group, QPalette.ColorRole.Base).name()) >= 4.5
    assert palette.color(QPalette.ColorRole.Window) == QColor(colours.of("window", dark=dark))
