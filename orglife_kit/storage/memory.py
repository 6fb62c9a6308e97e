"""What of a process could reach the disk by itself."""

from __future__ import annotations


def forbid_core_dumps() -> None:
    """Let this process leave no core dump: from its first key on, one would hold key and ballots."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if soft != 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
