"""``python -m orglife_kit`` is the command ``orglife``."""

from __future__ import annotations

from orglife_kit.cli import main

if __name__ == "__main__":
    main()
