"""`python -m mercato`, the same as the command `mercato`."""

from __future__ import annotations

import sys

from mercato.command_line import main

if __name__ == "__main__":
    sys.exit(main())
