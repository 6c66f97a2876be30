"""The lock file holds what pyproject.toml asks for, and nothing of the machine that made it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, flags=re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED_FOR = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]


@pytest.mark.parametrize("requirement", ASKED_FOR)
def test_every_dependency_is_locked(requirement):
    name = re.match(r"[\w-]+", requirement)[0].lower()
    assert name in PINS, "renew the lock: the command stands at its top"


def test_every_package_has_hashes():
    for block in re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block


@pytest.mark.parametrize("word", ["://", "find-links", "index-url", " /", "@ "])
def test_no_host_and_no_path_is_named(word):
    assert word not in LOCK


def test_python_3_11_gets_no_pyside_that_ends_it():
    pins = re.findall(r"^pyside6-essentials==(\S+) ; (.+?) \\", LOCK, flags=re.MULTILINE)
    assert "6.12.0" not in [version for version, marker in pins if "< '3.12'" in marker]
    assert len(pins) == 2
