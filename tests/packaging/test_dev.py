"""The set-up's decisions; nothing here touches the network or the checkout's own environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import debian
import dev
import environment
import system_libraries
import tasks
from stopping import Stop

PACKAGING = Path(dev.__file__).parent
LDD = """\
\tlinux-vdso.so.1 (0x00007ffd)
\tlibxcb-cursor.so.0 => not found
\tlibGL.so.1 => /lib/x86_64-linux-gnu/libGL.so.1 (0x00007f)
\tlibxcb-icccm.so.4 => not found
"""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An environment whose steps are written down instead of done."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "requirements.lock").write_text("a==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    made = environment.Environment(tmp_path)
    made.steps = []

    def call(command, _failure):
        made.steps.append("venv" if "venv" in command else command[-2])
        if "venv" in command:
            made.python.parent.mkdir(parents=True)
            made.python.touch()
            (made.folder / "pyvenv.cfg").touch()

    monkeypatch.setattr(made, "call", call)
    return made


def again(checkout):
    """The next start of the script, in the same folder."""
    checkout.steps.clear()
    vars(checkout).pop("wanted", None)
    checkout.prepare()
    return checkout.steps


ALL_STEPS = ["venv", "--requirement", "-c", "--editable"]


def test_a_fresh_checkout_gets_everything(checkout):
    assert again(checkout) == ALL_STEPS


def test_a_second_start_does_nothing(checkout):
    again(checkout)
    assert again(checkout) == []


def test_a_new_lock_installs_again_without_a_new_environment(checkout):
    again(checkout)
    checkout.lock.write_text("a==2\n")
    assert again(checkout) == ["--requirement", "-c", "--editable"]


def test_a_changed_project_file_installs_only_the_project(checkout):
    again(checkout)
    checkout.project.write_text("[project]\nname='x'\n")
    assert again(checkout) == ["--editable"]


def test_an_environment_made_before_has_pyside_unpacked_only(checkout):
    again(checkout)
    checkout.note({**checkout.wanted, "support": ""})
    assert again(checkout) == ["-c", "--editable"]


def test_another_python_gets_a_new_environment(checkout, monkeypatch):
    again(checkout)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert again(checkout) == ALL_STEPS


def test_an_environment_whose_python_is_gone_is_made_again(checkout):
    again(checkout)
    checkout.python.unlink()
    assert again(checkout) == ALL_STEPS


def test_an_installation_that_was_interrupted_is_done_again(checkout, monkeypatch):
    again(checkout)
    checkout.lock.write_text("a==2\n")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(checkout, "install_project", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        again(checkout)
    checkout.lock.write_text("a==1\n")
    assert again(checkout) == ["--requirement", "-c", "--editable"]


def test_a_folder_that_is_no_environment_is_left_alone(checkout):
    checkout.folder.mkdir()
    (checkout.folder / "letters.txt").touch()
    with pytest.raises(Stop, match="move it away"):
        again(checkout)
    assert (checkout.folder / "letters.txt").exists()


def test_a_step_that_fails_stops_the_set_up(tmp_path):
    with pytest.raises(Stop, match="Nothing came"):
        environment.Environment(tmp_path).call([sys.executable, "-c", "exit(3)"], "Nothing came")


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_library_s_package_follows_from_its_name(soname, package):
    assert debian.package_of(soname) == package


def test_what_ldd_does_not_find_is_read_from_its_words():
    assert system_libraries.named_missing(LDD) == ["libxcb-cursor.so.0", "libxcb-icccm.so.4"]


def test_fonts_are_found_in_any_folder_below(tmp_path):
    assert not system_libraries.has_font([tmp_path, tmp_path / "nowhere"])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "Sans.TTF").touch()
    assert system_libraries.has_font([tmp_path])


def test_an_ordinary_user_is_told_what_to_type(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "missing_packages", lambda _qt, _plugins: ["libegl1"])
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with pytest.raises(Stop, match=r"libegl1"):
        system_libraries.ensure(tmp_path, "xcb")


@pytest.mark.parametrize(
    ("variables", "plugin"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:x"}, "offscreen"),
    ],
)
def test_the_plugin_is_the_one_that_qt_will_take(variables, plugin):
    assert system_libraries.platform_plugin(variables) == plugin


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["desk.mercato"], True),
        (["demo"], True),
        (["demo", "--no-window"], False),
        (["find", "desk.mercato", "people"], False),
        (["--help"], False),
    ],
)
def test_only_a_window_needs_a_display(arguments, window):
    assert tasks.opens_window(arguments) is window


def test_a_display_is_missing_only_on_linux_without_one():
    assert tasks.lacks_display({}, "linux")
    assert not tasks.lacks_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert not tasks.lacks_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert not tasks.lacks_display({}, "darwin")


def test_no_display_says_how_to_go_on(tmp_path):
    sentence = tasks.no_display(environment.Environment(tmp_path))
    assert "ssh -X" in sentence
    assert "screenshots" in sentence


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 14), (2, 7)])
def test_another_python_gets_one_sentence(version):
    assert f"this is Python {version[0]}.{version[1]}" in dev.refusal(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_supported_pythons_are_taken(version):
    assert dev.refusal(version) is None


def test_an_unknown_task_shows_how_to_use_the_script():
    command = [sys.executable, str(PACKAGING / "dev.py"), "dance"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage:")
