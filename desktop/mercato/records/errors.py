"""The two kinds of trouble a user can meet; anything else is a bug."""

from __future__ import annotations


class Trouble(Exception):
    """Something to be said in one sentence: a code and the values that go into it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code} {self.values}" if self.values else self.code


class Refused(Trouble):
    """The user can mend it: a value or a request that Mercato does not take.

    `field` names the field at fault, if one is, so that a form can show the reason there.
    """

    def __init__(self, code: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(code, **values)
        self.field = field


class FileTrouble(Trouble):
    """The world's fault: disk, lock, permission, damage."""
