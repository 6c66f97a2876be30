"""The libraries and fonts that Qt takes from a Linux system, which a bare one lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import debian
from stopping import Stop

# What is loaded with or without a window; the rest of Qt hangs on these.
ALWAYS = ("Qt6Widgets", "Qt6Svg", "Qt6DBus", "Qt6Network")
PLUGINS = {"offscreen": "libqoffscreen.so", "xcb": "libqxcb.so", "wayland": "libqwayland.so"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"
FONT_SUFFIXES = (".ttf", ".otf", ".ttc")


def platform_plugin(variables: dict[str, str]) -> str:
    """The plugin with which Qt will draw."""
    chosen = variables.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in PLUGINS:
        return chosen
    if variables.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if variables.get("DISPLAY") else "offscreen"


def named_missing(ldd_output: str) -> list[str]:
    """The libraries that ldd did not find."""
    return re.findall(r"^\s*(\S+) => not found", ldd_output, flags=re.MULTILINE)


def missing_libraries(qt: Path, plugins: list[str]) -> list[str]:
    """What the system lacks of what Qt and these plugins are linked with, each once."""
    if not shutil.which("ldd"):
        return []
    files = [qt / "lib" / f"lib{name}.so.6" for name in ALWAYS]
    files += [qt / "plugins" / "platforms" / PLUGINS[plugin] for plugin in plugins]
    output = subprocess.run(
        ["ldd", *[file for file in files if file.exists()]],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    return sorted(set(named_missing(output)))


def has_font(folders: list[Path]) -> bool:
    """Whether there is any font; without one, text is drawn as boxes."""
    return any(
        name.lower().endswith(FONT_SUFFIXES)
        for folder in folders
        for _, _, names in os.walk(folder.expanduser())
        for name in names
    )


def missing_packages(qt: Path, plugins: list[str]) -> list[str]:
    """What is to be installed, by Debian's names."""
    packages = {debian.package_of(name) for name in missing_libraries(qt, plugins)}
    if not has_font([Path(folder) for folder in FONT_FOLDERS]):
        packages.add(FONT_PACKAGE)
    return sorted(packages)


def ensure(qt: Path, plugin: str) -> None:
    """Make sure that Qt can start here: install what is missing where we may, else say what."""
    if not sys.platform.startswith("linux"):
        return
    if not missing_packages(qt, [plugin]):
        return
    if debian.can_install():
        debian.install(missing_packages(qt, list(PLUGINS)))
    lacking = missing_packages(qt, [plugin])
    if lacking:
        raise Stop(
            "Qt, which draws the window, needs libraries or fonts that this system lacks: "
            + debian.how_to_install(lacking)
        )
