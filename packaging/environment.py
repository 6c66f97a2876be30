"""The checkout's own Python environment, `.venv`, made from the lock file."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from functools import cached_property
from typing import TYPE_CHECKING

import debian
from stopping import Stop

if TYPE_CHECKING:
    from pathlib import Path


def digest(path: Path) -> str:
    """The fingerprint of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def ensure_venv_module() -> None:
    """Debian keeps a part of Python's venv in a package of its own: install it, or say so."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if debian.can_install():
        debian.install([package])
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip"):
            return
    raise Stop(
        "This Python lacks the module venv, which the set-up needs: "
        f"{debian.how_to_install([package])}"
    )


class Environment:
    """The folder `.venv` of one checkout, and what must be true of it before it is used."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.lock = root / "packaging" / "requirements.lock"
        self.project = root / "pyproject.toml"
        self.stamp = self.folder / "mercato-stamp.json"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Where a program of the environment stands."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def qt(self) -> Path:
        """The folder of Qt's own libraries and plugins on Linux."""
        version = f"python3.{sys.version_info.minor}"
        return self.folder / "lib" / version / "site-packages" / "PySide6" / "Qt"

    @cached_property
    def wanted(self) -> dict[str, str]:
        """What the environment is to be made from."""
        return {
            "python": f"{sys.implementation.name} {platform.python_version()}",
            "place": str(self.root),
            "lock": digest(self.lock),
            "project": digest(self.project),
            "support": "as files",
        }

    def made_from(self) -> dict[str, str]:
        """What it was made from, as far as it got; nothing where it was not made by us."""
        if not self.python.exists():
            return {}
        try:
            made = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return made if isinstance(made, dict) else {}

    def prepare(self) -> None:
        """Bring the environment up to date; a few milliseconds when it is."""
        made = self.made_from()
        if made == self.wanted:
            return
        if any(made.get(key) != self.wanted[key] for key in ("python", "place")):
            made = self.create()
        renewed = made.get("lock") != self.wanted["lock"]
        if renewed:
            self.note({**made, "lock": ""})
            self.install_dependencies()
        if renewed or made.get("support") != self.wanted["support"]:
            self.unpack_support()
        self.install_project()
        self.note(self.wanted)

    def note(self, made: dict[str, str]) -> None:
        """Remember what was done, so that it is not done again."""
        self.stamp.write_text(json.dumps(made, indent=1), encoding="utf-8")

    def create(self) -> dict[str, str]:
        """A fresh environment in place of any old one; what it is made from so far."""
        ensure_venv_module()
        if self.folder.exists():
            if not (self.folder / "pyvenv.cfg").exists():
                raise Stop(f"{self.folder} is no Python environment: move it away and start again.")
            shutil.rmtree(self.folder)
        print(f"Making {self.folder} ...", flush=True)
        self.call([sys.executable, "-m", "venv", str(self.folder)], "The environment was not made")
        made = {key: self.wanted[key] for key in ("python", "place")}
        self.note(made)
        return made

    def install_dependencies(self) -> None:
        """The locked packages, each checked against its hash; nothing is compiled."""
        print("Installing the locked packages (some 100 MB the first time) ...", flush=True)
        self.pip("--require-hashes", "--only-binary=:all:", "--requirement", str(self.lock))

    def unpack_support(self) -> None:
        """The Python part of PySide as files: out of its library each start compiles it anew."""
        unpack = "import os; os.environ['SBK_EMBED'] = '0'; import shiboken6"
        self.call([str(self.python), "-c", unpack], "PySide could not be unpacked")

    def install_project(self) -> None:
        """Mercato itself, as it stands in the checkout, without fetching anything."""
        self.pip("--no-deps", "--no-build-isolation", "--editable", str(self.root))

    def pip(self, *arguments: str) -> None:
        """Install with the environment's own pip."""
        pip = [str(self.python), "-m", "pip", "-qq", "--disable-pip-version-check"]
        self.call([*pip, "install", *arguments], "Not everything could be installed")

    def call(self, command: list[str], failure: str) -> None:
        """Run a step of the set-up; its own words stand above ours when it fails."""
        if subprocess.call(command, stdin=subprocess.DEVNULL):
            raise Stop(f"{failure}: the reason stands above. Start again to go on from there.")
