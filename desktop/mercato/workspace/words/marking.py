"""How a text is marked for translation, by the name that `pyside6-lupdate` looks for."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001
    """The text as it is: it is translated when it is shown. Qt's own marker is untyped."""
    return text
