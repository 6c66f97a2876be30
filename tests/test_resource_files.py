from __future__ import annotations

import pytest

from mercato import resource_files


def test_the_checkout_s_own_resources_are_found():
    assert resource_files.path("README.md").is_file()


def test_a_resource_s_text_is_read():
    assert "resource_files" in resource_files.read_text("README.md")


def test_what_is_not_there_is_a_missing_file():
    with pytest.raises(FileNotFoundError):
        resource_files.path("no such thing")


def test_an_installed_package_s_own_resources_come_first(tmp_path, monkeypatch):
    (tmp_path / "_resources").mkdir()
    (tmp_path / "_resources" / "a.txt").write_text("Hélène", encoding="utf-8")
    monkeypatch.setattr(resource_files, "_PACKAGE", tmp_path)
    assert resource_files.read_text("a.txt") == "Hélène"
