"""``dataclass`` for records that never change, made in a quarter of the time.

The standard one writes and compiles six methods for every frozen class, 0.3 ms each time; with ours that was a third of
what a short verb took. Here ``__init__`` alone is compiled; the other methods are functions in here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass  # to a type checker it is no other one
else:

    def dataclass(*, frozen: bool, eq: bool = True) -> Callable[[type], type]:
        """Return what makes a class a frozen dataclass; to ``fields``, ``replace`` and ``asdict`` it is one."""
        if not frozen:
            raise TypeError("a record that may change is made by dataclasses.dataclass")
        return lambda cls: _add_methods(dataclasses.dataclass(repr=False, eq=False)(cls), eq=eq)


def _add_methods(made: type, *, eq: bool) -> type:
    """Return ``made`` with the methods that it does not define itself."""
    made._compared = tuple(field.name for field in dataclasses.fields(made) if field.compare)  # type: ignore[attr-defined]
    methods = {"__setattr__": _set_once, "__delattr__": _refuse_delete, "__repr__": _shown}
    if eq:
        methods |= {"__eq__": _is_equal, "__hash__": _hashed}
    for name, method in methods.items():
        # a class that defines __eq__ has __hash__ = None unless it defines that too
        if made.__dict__.get(name) is None:
            setattr(made, name, method)
    return made


def _set_once(self: Any, name: str, value: object) -> None:
    """Set a field that has no value yet: that is done by ``__init__``."""
    kept = self.__dict__
    if name in kept or name not in self.__dataclass_fields__:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
    kept[name] = value


def _refuse_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _values(self: Any) -> tuple[object, ...]:
    kept = self.__dict__
    return tuple([kept[name] for name in self._compared])


def _is_equal(self: Any, other: object) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return _values(self) == _values(other)


def _hashed(self: Any) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"
