"""The sentences of what is collected from many branches, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

ROLLUP = {
    "collect_process_ended": mark(
        "messages",
        "the system ended a process in the middle, perhaps for want of memory; what was collected is kept,"
        " start it again and it goes on",
    ),
    "collection_busy": mark(
        "messages", "somebody else is collecting into {folder} at this moment; try again when that is over"
    ),
    "collection_changed": mark(
        "messages", "somebody else has collected into {folder} in between; ask once more"
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
    "page_failed": mark("messages", "the page could not be made: {detail}"),
    "page_process_ended": mark(
        "messages", "the page could not be made: the system ended its process, perhaps for want of memory"
    ),
    "path_missing": mark("messages", "{path} is not there"),
    "public_difference": mark(
        "messages",
        "taken from what was published before of this year, these numbers would tell of fewer than {smallest} members;"
        " publish once more has come in",
    ),
    "public_needs_store": mark(
        "messages",
        "what goes to a wider circle is made from collected bundles, where it is kept what went out before:"
        " --collect DIR",
    ),
    "public_too_few": mark(
        "messages", "there are fewer than {smallest} members in a group; nothing can be published"
    ),
    "rollup_empty": mark("messages", "there is no bundle to add up"),
    "simulate_folder_used": mark("messages", "{folder} holds something; give a new folder or an empty one"),
    "simulate_number": mark(
        "messages", "from 1 to {most} branches, from 1 to 20 years, the last between 1950 and 2900"
    ),
    "simulate_odd": mark("messages", "{name} is no odd case; there are {known}"),
}
