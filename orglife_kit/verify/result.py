"""What a recount found: attempts, boxes, faults, and what it does not cover."""

from __future__ import annotations

from dataclasses import dataclass, field


class UnreadableError(Exception):
    """The path is no meeting that can be read, or a root is unusable; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Box:
    """One box that was recounted; ``compared`` is how many characters of its root stood on the paper."""

    kind: str
    attempt: int
    ballot_class: str
    marks: int
    root: str
    is_weak: bool = False  # closed by an earlier version, whose papers hold 16 characters
    compared: int = 0


@dataclass
class Verification:
    """What a recount found: every attempt with its state, the boxes, each fault as a code with what it concerns."""

    attempts: list[tuple[str, int, str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_consistent(self) -> bool:
        """Whether at least one box was recounted and no fault was found."""
        return bool(self.boxes) and not self.faults

    @property
    def compared(self) -> bool:
        """Whether every box was compared with a root from the paper."""
        return bool(self.boxes) and all(box.compared for box in self.boxes)

    @property
    def unbound(self) -> list[str]:
        """Which void attempts no root binds: none was closed after them by this version."""
        bound = [(box.kind, box.attempt) for box in self.boxes if not box.is_weak]
        return [
            f"{kind}/{attempt}"
            for kind, attempt, state in self.attempts
            if state == "void" and not any(kind == other and attempt < later for other, later in bound)
        ]
