"""Form and linked tables of one type of record, as they stand below the record's heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from mercato.widgets.forms.form_panel import FormPanel
from mercato.widgets.panel.linked_tabs import LinkedTabs

if TYPE_CHECKING:
    from mercato.widgets.context import Context


class _Form(QScrollArea):
    """A form that is as high as its fields need, and scrolls where there is less room."""

    def __init__(self, context: Context, record_type: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = FormPanel(context, record_type, self.viewport())
        self.setWidget(self.form)
        self.form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.setMaximumHeight(self._height())
        return super().eventFilter(watched, event)

    def _height(self) -> int:
        layout = self.form.layout()
        assert layout is not None
        return layout.totalHeightForWidth(self.form.width()) + 8


class RecordPage(QSplitter):
    """Each part is made when it is first asked for: together they would hold the window up."""

    open_record = Signal(int)
    created = Signal(int)
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, record_type: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self._context = context
        self._type = record_type
        self._area: _Form | None = None
        self._linked: LinkedTabs | None = None

    @property
    def form(self) -> FormPanel:
        """The upper half."""
        if self._area is None:
            self._area = _Form(self._context, self._type, self)
            self._area.form.open_record.connect(self.open_record)
            self._area.form.created.connect(self.created)
            self.insertWidget(0, self._area)
            self.setStretchFactor(0, 3)
        return self._area.form

    @property
    def linked(self) -> LinkedTabs:
        """The lower half; below the upper one."""
        if self._linked is None:
            assert self.form
            self._linked = LinkedTabs(self._context, self._type, self)
            self._linked.setFocusProxy(self._linked.bar)
            self._linked.open_record.connect(self.open_record)
            self._linked.started.connect(self.started)
            self._linked.noted.connect(self.noted)
            self.insertWidget(1, self._linked)
            self.setStretchFactor(1, 2)
        return self._linked

    def make_next(self) -> bool:
        """Make one part that is missing; False if none was."""
        if self._area is None:
            return bool(self.form)
        if self._linked is None:
            return bool(self.linked)
        return self._linked.make_next()

    def finish(self) -> None:
        """Commit what is typed, in the form and below it."""
        if self._area is not None:
            self._area.form.finish()
        if self._linked is not None:
            self._linked.finish()

    def show_nothing(self) -> None:
        """Let no table follow the file any more."""
        if self._linked is not None:
            self._linked.show_nothing()
