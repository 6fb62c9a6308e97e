"""收报: a supervisor's week. A list of branches, a folder where bundles arrive, checks, answers; nothing else is kept.

Everything that is shown is worked out from what lies in the folder, so that two supervisors see the same.
"""

from __future__ import annotations

from orglife_kit.rollup.desk.desk import Desk, open_desk

__all__ = ["Desk", "open_desk"]
