"""The sentences of what is collected from many branches, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

ROLLUP = {
    "collection_busy": mark(
        "messages", "somebody else is collecting into {folder} at this moment; try again when that is over"
    ),
    "collection_foreign": mark(
        "messages", "{folder} holds something else, or was collected by a newer version"
    ),
    "collection_missing": mark(
        "messages", "nothing is collected in {folder}; orglife rollup … --collect {folder} does that"
    ),
    "engine_failed": mark("messages", "{name} could not be started: {detail}"),
    "engine_unknown": mark("messages", "there is no engine {name}; there are {known}"),
    "extra_missing": mark("messages", "this needs packages that are not installed: {command}"),
    "java_missing": mark("messages", "Spark needs Java 17, which is not found on this machine"),
    "path_missing": mark("messages", "{path} is not there"),
    "rollup_empty": mark("messages", "there is no bundle to add up"),
    "simulate_folder_used": mark("messages", "{folder} holds something; give a new folder or an empty one"),
    "simulate_number": mark(
        "messages", "from 1 to {most} branches, from 1 to 20 years, the last between 1950 and 2900"
    ),
    "simulate_odd": mark("messages", "{name} is no odd case; there are {known}"),
}
