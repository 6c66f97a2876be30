"""Set up Mercato in this checkout, then run it, its tests or its benchmarks.

    python3 packaging/dev.py run [FILE]
    python3 packaging/dev.py test [ARGUMENTS OF PYTEST]
    python3 packaging/dev.py bench [--people N]

This file keeps to what every Python can read, so that an old one still says its sentence.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def refusal(version: "tuple[int, ...]") -> "str | None":
    """One sentence for a Python that Mercato does not run on; None for one it does."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    return (
        "Mercato runs on Python 3.11, 3.12 and 3.13, "
        f"and this is Python {version[0]}.{version[1]}: "
        "start it with one of those, for example python3.13 packaging/dev.py run"
    )


if __name__ == "__main__":
    refused = refusal(sys.version_info[:2])
    if refused:
        sys.exit(refused)
    import tasks

    sys.exit(tasks.main(sys.argv[1:]))
