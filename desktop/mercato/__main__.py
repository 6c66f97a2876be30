"""`python -m mercato`, the same as the command `mercato`."""

from __future__ import annotations

from mercato.command_line import run

if __name__ == "__main__":
    run()
