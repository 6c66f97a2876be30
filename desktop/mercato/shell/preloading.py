"""Imports that would hold up the first paint, made beside the event loop."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QThread

MODULES = ("mercato.workspace.workspace", "mercato.shell.desk", "qtawesome")


class Preloader(QThread):
    """Has everything at hand that an open file needs; `finished` when it is."""

    def run(self) -> None:
        for name in MODULES:
            import_module(name)
