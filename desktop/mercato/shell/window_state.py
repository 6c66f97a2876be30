"""What holds in the window just now, and what of its shape comes back at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mercato.shell.main_window import MainWindow
    from mercato.shell.settings import Settings

_USUAL = (1280, 800)


def conditions(window: MainWindow) -> frozenset[str]:
    """Which of `command.CONDITIONS` are met."""
    desk, workspace = window.desk, window.files.workspace
    if desk is None or workspace is None:
        return frozenset(() if workspace is None else ("ready",))
    writable = not workspace.readonly
    record = desk.record is not None and not desk.importing.is_shown
    met = {
        "ready": True,
        "open": True,
        "writable": writable,
        "record": record,
        "deletable": writable and desk.is_ready and record,
        "undo": writable and workspace.undo_step is not None,
        "redo": writable and workspace.redo_step is not None,
        "back": window.places.can_go_back,
        "forward": window.places.can_go_forward,
        "claims": desk.has_claims,
        "saved_view": writable and desk.section.in_use.saved is not None,
        "view_differs": desk.section.in_use.differs,
    }
    return frozenset(name for name, holds in met.items() if holds)


def name_steps(window: MainWindow) -> None:
    """Let the menu say what undo and redo would do: "Undo: move of Ruoming Pang"."""
    workspace = window.files.workspace
    undo = redo = save = ""
    if workspace is not None and window.desk is not None:
        from mercato.workspace import words

        if workspace.undo_step is not None:
            undo = words.undo_text(*workspace.undo_step)
        if workspace.redo_step is not None:
            redo = words.redo_text(*workspace.redo_step)
        view = window.desk.section.in_use
        if view.saved is not None and view.differs:
            save = window.tr("Save changes to “{name}”").format(name=view.saved.name)
    window.actions_.retitle("save_view", save)
    window.actions_.retitle("undo", undo)
    window.actions_.retitle("redo", redo)


def tick(window: MainWindow) -> None:
    """Tick the commands whose effect is on."""
    actions, settings, desk = window.actions_, window.settings, window.desk
    actions[f"look_{window.theme.mode}"].setChecked(True)
    actions[f"dates_{settings.date_order}"].setChecked(True)
    actions["history"].setChecked(desk is not None and desk.right.shows_history)
    actions["facets"].setChecked(desk is not None and bool(desk.section.facets.shown_facets()))
    actions["full_screen"].setChecked(window.isFullScreen())


def restore_window(window: MainWindow, settings: Settings) -> None:
    """Bring size and place of the window back."""
    if not window.restoreGeometry(settings.load_bytes("window/geometry")):
        window.resize(*_USUAL)
    place = settings.load("window/place", [])
    if len(place) == 2 and all(isinstance(at, int) for at in place):
        window.move(*place)  # of the frame: restored geometry creeps by the frame's width


def fit_screen(window: MainWindow) -> None:
    """Keep the frame, title bar included, on the screen: the bottom line says what is saved."""
    if window.isMaximized() or window.isFullScreen():
        return
    room, frame, inner = (
        window.screen().availableGeometry(),
        window.frameGeometry(),
        window.geometry(),
    )
    extra = frame.size() - inner.size()
    size = inner.size().boundedTo(room.size() - extra)
    if size != inner.size():
        window.resize(size)
    width, height = size.width() + extra.width(), size.height() + extra.height()
    left = min(max(frame.left(), room.left()), room.right() + 1 - width)
    top = min(max(frame.top(), room.top()), room.bottom() + 1 - height)
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)


def save_window(window: MainWindow, settings: Settings) -> None:
    """Keep size and place of the window, and all that the desk remembers."""
    settings.save_bytes("window/geometry", window.saveGeometry())
    settings.save("window/place", [window.frameGeometry().x(), window.frameGeometry().y()])
    if window.desk is not None:
        window.desk.save()
