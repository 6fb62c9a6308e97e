"""The recount as a command: as a module of the kit, as a folder copied anywhere, or as one zipped file."""

from __future__ import annotations

import sys

if not __package__:  # run alone: its modules are found beside it, under a name that nothing else has
    from importlib.machinery import ModuleSpec
    from importlib.util import module_from_spec

    __package__ = "orglife_verify"
    _package = ModuleSpec(__package__, None, is_package=True)
    _package.submodule_search_locations = [sys.path.pop(0)]
    sys.modules[__package__] = module_from_spec(_package)

from .command import main

sys.exit(main())
