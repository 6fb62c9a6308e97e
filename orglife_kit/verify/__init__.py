"""The recount of a closed meeting, by code that shares nothing with the tally: it imports nothing of the kit.

The folder also runs alone, wherever it is copied: ``python verify FOLDER [--root ROOT]…``; ``python -m zipapp verify``
makes one file of it. That is why its modules name each other by a dot.
"""

from __future__ import annotations

from .comparing import verify
from .result import Box, UnreadableError, Verification
from .words import told

__all__ = ["Box", "UnreadableError", "Verification", "told", "verify"]
