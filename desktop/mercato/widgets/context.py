"""What every widget needs to know of the window it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.widgets.theme import PaletteTheme

if TYPE_CHECKING:
    from mercato.workspace.workspace import Workspace


class Context:
    """The open file, the theme, and how dates are read.

    `language` ("en", "fr") and `day_first` are those of the settings; widgets look them up at
    every use, so that a changed setting holds at once.
    """

    def __init__(
        self, workspace: Workspace, theme: PaletteTheme | None = None, language: str = "en"
    ) -> None:
        self.workspace = workspace
        self.theme = theme or PaletteTheme()
        self.language = language
        self.day_first = True
