"""Wrong usage, known without the grammar, which takes long to import."""

from __future__ import annotations


class UsageError(Exception):
    """The line typed is not one that Mercato knows."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage
