"""Every colour of the window, each a pair: on a light ground, on a dark one.

`READ_ON` lists which texts stand on which grounds; a test computes their contrast (4.5 : 1).
"""

from __future__ import annotations

COLOURS: dict[str, tuple[str, str]] = {
    # Grounds.
    "window": ("#f3f5f8", "#1f2228"),
    "base": ("#ffffff", "#17191e"),
    "alternate": ("#f8f9fb", "#1b1e24"),
    "raised": ("#ffffff", "#282c34"),
    "chip": ("#e9edf3", "#2c313b"),
    "hover": ("#e6eaf1", "#2d323c"),
    "pressed": ("#d9dfe9", "#363c48"),
    "selection": ("#d5e3ff", "#223b68"),
    "selection_away": ("#e3e7ee", "#30353f"),
    "tooltip": ("#262b33", "#eef0f3"),
    "banner": ("#fff2d6", "#3d3018"),
    "trouble": ("#fde8e6", "#46211f"),
    # Texts.
    "text": ("#1b1f24", "#e7e9ec"),
    "muted": ("#535c68", "#aab2be"),
    "placeholder": ("#606a77", "#9aa3b0"),
    "disabled": ("#636c78", "#8f98a5"),
    "selected": ("#10203f", "#f1f5ff"),
    "accent": ("#1d4ed8", "#93b8ff"),
    "on_accent": ("#ffffff", "#0c1a33"),
    "on_tooltip": ("#f7f8fa", "#1b1f24"),
    "error": ("#a8231b", "#ffa59e"),
    "notice": ("#864000", "#ffbd7a"),
    "good": ("#12633a", "#82dca0"),
    "rumour": ("#6527cf", "#cbb0ff"),
    "dispute": ("#99144f", "#ffa6d1"),
    # Lines: no text, but the ring around what has the focus keeps 3 : 1 on every ground.
    "line": ("#dce1e8", "#343943"),
    "edge": ("#a6b0bd", "#545d6b"),
    "focus": ("#2f66e8", "#7aa7ff"),
    "shade": ("#3a4250", "#000000"),
}

_GROUNDS = ("window", "base", "alternate", "raised", "chip", "hover", "selection_away")
_STATUS = ("error", "notice", "good", "rumour", "dispute")
_PLAIN = ("text", "muted", "accent", *_STATUS)

READ_ON: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in _PLAIN for ground in (*_GROUNDS, "selection")),
    *((text, ground) for text in ("placeholder", "disabled") for ground in _GROUNDS[:4]),
    *((text, "pressed") for text in ("text", "accent")),
    *(("selected", ground) for ground in ("selection", "selection_away")),
    *((text, ground) for text in ("text", "accent") for ground in ("banner", "trouble")),
    ("notice", "banner"),
    ("error", "trouble"),
    ("on_accent", "accent"),
    ("on_tooltip", "tooltip"),
)
"""Pairs of a text's role and the ground it is read on."""

SEEN_ON: tuple[tuple[str, str], ...] = tuple(("focus", ground) for ground in _GROUNDS)
"""Pairs of a line's role and the ground on which it must be seen (3 : 1)."""


def of(role: str, *, dark: bool) -> str:
    """The colour of a role as `#rrggbb`."""
    return COLOURS[role][dark]
