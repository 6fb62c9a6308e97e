"""The sentences of what is collected from many branches, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

ROLLUP = {
    "simulate_folder_used": mark("messages", "{folder} holds something; give a new folder or an empty one"),
    "simulate_number": mark(
        "messages", "from 1 to {most} branches, from 1 to 20 years, the last between 1950 and 2900"
    ),
    "simulate_odd": mark("messages", "{name} is no odd case; there are {known}"),
}
