"""The sentences of the command line, this machine and the meeting's own files, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

MACHINE = {
    "attend_all_or_file": mark("messages", "give either --all or --file"),
    "backup_continued": mark(
        "messages",
        "{folder} is a backup in which something was changed since, or of another meeting: name a new folder",
    ),
    "backup_folder_used": mark("messages", "{folder} holds other things: name a new or an empty folder"),
    "backup_in_meeting": mark(
        "messages", "{folder} is the meeting itself or lies in it: name a folder on another disk"
    ),
    "backup_lacks": mark(
        "messages",
        "the backup lacks {number} ballots of ratings that are not closed: they stay sealed here, and would be"
        " typed again from the paper",
    ),
    "chosen_meeting_gone": mark(
        "messages",
        "the meeting that was open last is not in {folder} any more; it was moved, renamed or deleted",
    ),
    "database_busy": mark(
        "messages", "another window or program is using this meeting; try again in a moment"
    ),
    "database_failed": mark("messages", "{file} could not be used: {detail}"),
    "database_foreign": mark("messages", "the file meeting.db here belongs to another program"),
    "database_link": mark("messages", "{file} is a link, not a file of the meeting's own: it is not opened"),
    "database_schema_foreign": mark(
        "messages",
        "another program added to meeting.db or changed it: {names}. Nothing was read or changed; use a backup",
    ),
    "database_references": mark(
        "messages",
        "the file meeting.db is damaged: something in it points to what is gone. Nothing was changed; use a backup",
    ),
    "database_too_new": mark(
        "messages",
        "this meeting was made by a newer version (format {version}; this one knows up to {known}): update the kit",
    ),
    "disk_full": mark("messages", "the disk is full: {file} was not changed"),
    "disk_unreadable": mark("messages", "the disk could not be read or written at {file} ({detail})"),
    "doctor_checkpoint": mark("messages", "JupyterLab keeps a second copy of a notebook: {file}"),
    "doctor_checkpoint_mend": mark("messages", "delete the file; orglife lab leaves none"),
    "doctor_copy_mend": mark(
        "messages",
        "go on in {folder}; to rate in this copy too, type the paper again on the page of the meeting day",
    ),
    "doctor_disk_full": mark("messages", "only {megabytes} MB are free at {folder}"),
    "doctor_disk_full_mend": mark("messages", "make room before the meeting"),
    "doctor_elsewhere_mend": mark(
        "messages", "open the meeting there; only where that is not possible any more, type the paper again"
    ),
    "doctor_file_left": mark("messages", "{file} belongs to nothing in the meeting any more"),
    "doctor_file_left_mend": mark("messages", "delete it, unless it is still wanted"),
    "doctor_folder_open": mark("messages", "others on this machine can read {folder}"),
    "doctor_folder_open_mend": mark("messages", "run: chmod 700 {folder}"),
    "doctor_forms_kept": mark("messages", "the saved notebook {file} keeps what its forms showed"),
    "doctor_forms_kept_mend": mark(
        "messages", "open it in JupyterLab and choose: Edit, Clear All Outputs, then save"
    ),
    "doctor_pile_left": mark("messages", "{file} still holds whole ballots that were read from it"),
    "doctor_pile_left_mend": mark("messages", "destroy the file, also in mail, chats and the recycle bin"),
    "doctor_history": mark("messages", "ballots were typed into code and are kept in the history {file}"),
    "doctor_history_mend": mark(
        "messages", "close JupyterLab and delete this file; enter ballots in the grid only"
    ),
    "doctor_hook": mark(
        "messages", "a JupyterLab that orglife lab did not start would save what the forms show"
    ),
    "doctor_hook_mend": mark("messages", "start JupyterLab by orglife lab only"),
    "doctor_intake_left_mend": mark(
        "messages", "run: orglife status on this meeting, which destroys it; else delete the file"
    ),
    "doctor_intake_lost": mark("messages", "the typed ballots of the rating of {kind} can no longer be read"),
    "doctor_intake_lost_mend": mark(
        "messages",
        "type the paper again: in the ballots notebook, or by orglife ballots with --again",
    ),
    "doctor_kept_long": mark("messages", "the keeping time of this meeting passed on {date}"),
    "doctor_kept_long_mend": mark("messages", "hand over what is to be kept, then delete {folder}"),
    "doctor_key_left": mark("messages", "the key of a closed rating is still here: {file}"),
    "doctor_key_left_mend": mark(
        "messages", "run: orglife status on this meeting, which destroys it; else delete the file"
    ),
    "doctor_key_stray": mark(
        "messages", "a ballot key is here whose rating is no longer in {folder}: {file}"
    ),
    "doctor_key_stray_mend": mark(
        "messages",
        "was the meeting moved: run orglife adopt where it is now. Was it restored from a backup, or thrown away:"
        " delete the file",
    ),
    "doctor_keys_synced": mark("messages", "ballot keys are kept in {folder}, which is copied to a cloud"),
    "doctor_keys_synced_mend": mark("messages", "set ORGLIFE_STATE to a folder on this machine alone"),
    "doctor_left_mend": mark("messages", "mend that, then run: orglife status on this meeting"),
    "doctor_link_mend": mark("messages", "find out who made the link, and remove it"),
    "doctor_meeting_synced": mark("messages", "the meeting lies in {folder}, which is copied to a cloud"),
    "doctor_meeting_synced_mend": mark("messages", "move the folder to a place that is not synced"),
    "doctor_moved_mend": mark("messages", "run: orglife adopt on this folder, if it was moved from {folder}"),
    "doctor_odd_folder_mend": mark("messages", "look at what it is, and remove it by hand"),
    "doctor_package": mark("messages", "the package {package} is missing"),
    "doctor_package_mend": mark("messages", 'run: {python} -m pip install "{package}"'),
    "doctor_placeholder_mend": mark("messages", "replace it in plan.toml"),
    "doctor_residue": mark("messages", "{number} things were left of ballots"),
    "doctor_version": mark("messages", "{package} is asked for, here is {version}"),
    "doctor_version_mend": mark("messages", 'run: {python} -m pip install "{package}"'),
    "doctor_wal": mark("messages", "{file} comes from another program that opened the meeting"),
    "doctor_wal_mend": mark("messages", "close that program, and open the meeting with this kit only"),
    "evidence_empty": mark("messages", "{file} is empty"),
    "evidence_too_large": mark(
        "messages", "{file} is larger than {megabytes} MB; keep it elsewhere and write where"
    ),
    "export_member_scope": mark("messages", "--member goes with --scope MEMBER, not {scope}"),
    "folder_read_only": mark("messages", "{file} cannot be written: the folder is read-only"),
    "folder_vanished": mark(
        "messages", "the meeting folder {folder} has been moved or deleted while it was open"
    ),
    "paper_unknown": mark("messages", "{name} is no paper that is known here; {known} are"),
    "format_not_chosen": mark("messages", "No format is ticked: web page, PDF, Word or Excel"),
    "format_unknown": mark("messages", "{name} cannot be written; this version writes {known}"),
    "limit_disk": mark(
        "messages",
        "an SSD or a USB stick keeps old blocks until it needs them",
    ),
    "limit_file_system": mark(
        "messages",
        "what was overwritten stays in snapshots, in backups of the whole disk, and on file systems that write"
        " each change to a new place (APFS, btrfs, ZFS, ReFS)",
    ),
    "limit_memory": mark(
        "messages",
        "swap and hibernation write memory to the disk; core dumps are switched off where ballots are typed",
    ),
    "limit_paper": mark(
        "messages",
        "the printer, the copier and the paper itself keep what was on it",
    ),
    "limit_sync": mark(
        "messages",
        "a folder that is copied to a cloud keeps earlier versions of its files there",
    ),
    "member_twice": mark("messages", "{member} stands twice"),
    "new_declined": mark("messages", "nothing was kept"),
    "not_counted_unapproved": mark(
        "messages", "{member}: enter who approved it and when; without approval everybody counts."
    ),
    "nothing_to_undo": mark("messages", "There is nothing to undo: the last act cannot be taken back here."),
    "page_of_another_meeting": mark(
        "messages", "the meeting {folder} is open now; run this page again to see it"
    ),
    "state_folder_unusable": mark(
        "messages", "the folder {folder}, where ballot keys are kept, cannot be made or used"
    ),
    "stopped": mark("messages", "stopped; nothing more was done"),
    "table_unknown": mark("messages", "there is no table {name}; there are {known}"),
    "template_needs_meeting": mark(
        "messages", "name the meeting with --for: the names are filled in from its roster"
    ),
    "template_suffix": mark("messages", "{file}: a template is a workbook, its name ends with .xlsx"),
    "undo_too_late": mark(
        "messages",
        "Not undone: the meeting was changed in another window since. What is shown now is how it stands.",
    ),
    "unexpected": mark(
        "messages",
        "this is a fault of the kit ({kind}: {detail}); what was acknowledged is kept. Set {variable}=1 to see where",
    ),
    "usage_choice": mark("messages", "{option} must be one of {known}"),
    "usage_extra": mark("messages", "nothing was asked for here: {text}; a file is named behind its option"),
    "usage_missing": mark("messages", "{option} is missing"),
    "usage_number": mark("messages", "{option} must be a whole number"),
    "usage_option_near": mark("messages", "the option {option} is not known; did you mean {near}?"),
    "usage_option_unknown": mark("messages", "the option {option} is not known"),
    "usage_value": mark("messages", "{option}: {detail}"),
    "usage_verb_near": mark("messages", "there is no verb {verb}; did you mean {near}?"),
    "usage_verb_unknown": mark("messages", "there is no verb {verb}; there are {known}"),
    "usage_wrong": mark("messages", "{detail}"),
    "verify_missing": mark("messages", "{file}: there is no meeting here (no meeting.db)"),
    "verify_not_a_meeting": mark("messages", "{file} is no meeting that can be read"),
    "verify_nothing_closed": mark("messages", "nothing was recounted: no rating is closed yet"),
    "verify_not_consistent": mark("messages", "the recount does not confirm the record"),
    "verify_busy": mark("messages", "{file} is being written to; try again"),
    "verify_root_unusable": mark(
        "messages",
        "a root has 32 to 64 characters, 0-9 and a-f (at least 16 where an earlier version closed the rating)",
    ),
}
