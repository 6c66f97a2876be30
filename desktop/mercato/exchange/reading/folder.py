"""A place for what is unpacked, as long as it is needed."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path


class Folder:
    """A temporary folder that goes when nobody holds it any more."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="mercato-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
