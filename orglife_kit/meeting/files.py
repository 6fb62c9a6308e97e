"""How the views write a file of their own: aside, then put in place, whole or not at all."""

from __future__ import annotations

from orglife_kit.storage.files import write_whole

__all__ = ["write_whole"]
