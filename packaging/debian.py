"""Installing system packages where that is ours to do: as root on Debian and its kin."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

# Sonames whose package does not follow from the name by Debian's rule.
EXCEPTIONS = {
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}


def package_of(soname: str) -> str:
    """The package that holds a library, by the rule of Debian Policy 8.1.

    `libxcb-icccm.so.4` is in `libxcb-icccm4`, and `libdbus-1.so.3`, whose name ends in a digit, in
    `libdbus-1-3`.
    """
    if soname in EXCEPTIONS:
        return EXCEPTIONS[soname]
    match = re.fullmatch(r"(.+)\.so\.(\d+)", soname)
    if not match:
        return soname
    name, version = match.groups()
    hyphen = "-" if name[-1].isdigit() else ""
    return f"{name}{hyphen}{version}".lower().replace("_", "-")


def can_install() -> bool:
    """Whether packages can be installed here without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def apt_get(*arguments: str) -> bool:
    """Run apt-get without questions; whether it did what it was told."""
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *arguments]
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(command, stdin=subprocess.DEVNULL, env=variables) == 0


def install(packages: list[str]) -> None:
    """Install packages; whoever asked checks again what is there, so failures are not raised."""
    print("Installing from the system's packages: " + " ".join(packages), flush=True)
    apt_get("update")
    options = ("install", "--yes", "--no-install-recommends")
    if not apt_get(*options, *packages):
        # One name that this release does not know must not cost the others.
        for package in packages:
            apt_get(*options, package)


def how_to_install(packages: list[str]) -> str:
    """What somebody has to type, or to look for where the packages are named otherwise."""
    if shutil.which("apt-get"):
        return "type\n  sudo apt-get install " + " ".join(packages) + "\nand start again."
    return "install what Debian calls " + ", ".join(packages) + ", and start again."
