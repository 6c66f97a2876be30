"""What `dev.py` can do once it runs on a Python that Mercato supports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import system_libraries
from environment import Environment
from stopping import Stop

ROOT = Path(__file__).resolve().parents[1]

USAGE = """\
usage: python3 packaging/dev.py run [FILE]        open the window, or any other mercato command
       python3 packaging/dev.py test [ARGUMENTS]  all tests; the arguments are pytest's
       python3 packaging/dev.py bench [--people N]  the benchmarks"""


def opens_window(arguments: list[str]) -> bool:
    """Whether `mercato` with these arguments needs a display."""
    if not arguments:
        return True
    if arguments[0] == "demo":
        return "--no-window" not in arguments
    return arguments[0].endswith(".mercato")


def lacks_display(variables: dict[str, str], system: str = sys.platform) -> bool:
    """Whether no window can be opened; an explicitly chosen Qt platform is believed."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return system.startswith("linux") and not any(variables.get(name) for name in names)


def no_display(environment: Environment) -> str:
    """How to go on without a screen."""
    program = environment.program("mercato")
    return (
        "Mercato is set up, but there is no display here to open a window on. "
        "Go on with one of these:\n"
        "  from another computer's desktop, log in with ssh -X and start this again\n"
        f"  {program} screenshots pictures   (every screen as a picture)\n"
        f"  {program} --help                 (the command line, which needs no display)"
    )


def run(environment: Environment, arguments: list[str]) -> int:
    """Open the window, or do any other command of `mercato`, from the folder one is in."""
    variables = dict(os.environ)
    environment.prepare()
    system_libraries.ensure(environment.qt(), system_libraries.platform_plugin(variables))
    if opens_window(arguments) and lacks_display(variables):
        raise Stop(no_display(environment))
    return subprocess.call([str(environment.python), "-m", "mercato", *arguments])


def without_display(environment: Environment, arguments: list[str]) -> int:
    """Run a module of the checkout with no need for a display; Qt draws in memory."""
    environment.prepare()
    system_libraries.ensure(environment.qt(), "offscreen")
    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [str(environment.python), "-m", *arguments]
    return subprocess.call(command, cwd=environment.root, env=variables)


def main(arguments: list[str]) -> int:
    """Do what the command line says; the exit status."""
    task, rest = (arguments or [""])[0], arguments[1:]
    environment = Environment(ROOT)
    try:
        if task == "run":
            return run(environment, rest)
        if task == "test":
            return without_display(environment, ["pytest", *rest])
        if task == "bench":
            return without_display(environment, ["tests.benchmarks", *rest])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    asked = task in {"-h", "--help", "help"}
    print(USAGE, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2
