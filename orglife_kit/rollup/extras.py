"""What the roll-up needs beyond the branch's packages: named in a sentence where it is not installed."""

from __future__ import annotations

from importlib.util import find_spec

from orglife_kit.errors import InputError, notice

_PACKAGES = {"rollup": ("duckdb", "ibis", "pyarrow"), "spark": ("pyspark",)}


def need(*extras: str) -> None:
    """Raise ``InputError`` (``extra_missing``) where a package of one of the ``extras`` is not installed."""
    missing = [extra for extra in extras if any(find_spec(name) is None for name in _PACKAGES[extra])]
    if missing:
        raise InputError(notice("extra_missing", command=f'pip install "orglife-kit[{",".join(missing)}]"'))
