"""What every widget needs to know of the window it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mercato.widgets.theme import PaletteTheme

if TYPE_CHECKING:
    from mercato.workspace.workspace import Workspace


@dataclass(slots=True)
class Context:
    """The open file, the theme, and how dates are read.

    `language` ("en", "fr") and `day_first` are those of the settings; widgets look them up at
    every use, so that a changed setting holds at once.
    """

    workspace: Workspace
    theme: PaletteTheme = field(default_factory=PaletteTheme)
    language: str = "en"
    day_first: bool = True
