"""Tables of others, read as text with questions where they can be read in two ways. No records."""

from __future__ import annotations

from mercato.exchange.reading.kinds import kind_of
from mercato.exchange.reading.looking import Layout, Look, look
from mercato.exchange.reading.mending import Skipped
from mercato.exchange.reading.splitting import Row

__all__ = ["Layout", "Look", "Row", "Skipped", "kind_of", "look"]
