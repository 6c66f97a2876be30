"""Choices that propose themselves from the rest of the form until the user decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.widgets.fields.choice_field import BooleanField, ChoiceField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mercato.widgets.context import Context


class ProposedChoice(ChoiceField):
    """A choice that shows what is proposed; its value is None until it was made by hand."""

    _touched = False
    _proposed: str | None = None

    def __init__(
        self,
        context: Context,
        label: str,
        group: str,
        codes: tuple[str, ...],
        proposed: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, label, group, codes, optional=proposed is None, parent=parent)
        self.propose(proposed)
        self._known = self._sent = None

    @property
    def shown(self) -> str | None:
        """What the field shows, proposed or chosen."""
        code: str | None = self.combo.currentData()
        return code

    def propose(self, code: str | None) -> None:
        """Show this one, unless another was chosen by hand."""
        self._proposed = code
        if not self._touched:
            super().show_raw(code)

    def raw(self) -> object:
        return self.combo.currentData() if self._touched else None

    def show_raw(self, raw: object) -> None:
        self._touched = raw is not None
        super().show_raw(raw if self._touched else self._proposed)

    def _chosen(self) -> None:
        self._touched = True
        super()._chosen()


class ProposedBoolean(BooleanField):
    """A tick that sets itself as proposed; its value is None until it was set by hand."""

    _touched = False
    _proposed = False

    def __init__(self, context: Context, label: str, parent: QWidget | None = None) -> None:
        super().__init__(context, label, parent)
        self._known = self._sent = None

    def propose(self, ticked: bool) -> None:
        """Tick or untick, unless it was done by hand."""
        self._proposed = ticked
        if not self._touched:
            self.box.setChecked(ticked)

    def raw(self) -> object:
        return self.box.isChecked() if self._touched else None

    def raw_of(self, value: object) -> object:
        return value

    def show_raw(self, raw: object) -> None:
        self._touched = raw is not None
        self.box.setChecked(bool(raw) if self._touched else self._proposed)

    def _clicked(self) -> None:
        self._touched = True
        super()._clicked()
