"""The third schema: the whole plan, from the study session to verified rectification."""

from __future__ import annotations

import sqlite3

_PREPARATION = (
    "CREATE TABLE preparation_study (date TEXT PRIMARY KEY, place TEXT NOT NULL)",
    "CREATE TABLE preparation_study_absence (date TEXT NOT NULL REFERENCES preparation_study,"
    " member INTEGER NOT NULL REFERENCES plan_member, reason TEXT NOT NULL, made_up TEXT NOT NULL,"
    " PRIMARY KEY (date, member))",
    "CREATE TABLE preparation_talk (number INTEGER PRIMARY KEY, date TEXT NOT NULL, place TEXT NOT NULL,"
    " talker INTEGER NOT NULL REFERENCES plan_member, listener INTEGER NOT NULL REFERENCES plan_member,"
    " theme TEXT NOT NULL, content TEXT NOT NULL, suggestion TEXT NOT NULL)",
    "CREATE TABLE preparation_last_pair (first INTEGER NOT NULL REFERENCES plan_member,"
    " second INTEGER NOT NULL REFERENCES plan_member, PRIMARY KEY (first, second))",
    "CREATE TABLE preparation_committee_finding (number INTEGER PRIMARY KEY, aspect TEXT NOT NULL,"
    " source TEXT NOT NULL, point TEXT NOT NULL, cause TEXT NOT NULL, goal TEXT NOT NULL)",
    "CREATE TABLE preparation_suggestion (number INTEGER PRIMARY KEY, source TEXT NOT NULL,"
    " words TEXT NOT NULL, finding INTEGER REFERENCES preparation_committee_finding)",
    "ALTER TABLE preparation_finding ADD COLUMN goal TEXT NOT NULL DEFAULT ''",
)
_REVIEWS = (
    "CREATE TABLE reviews_peer_review (number INTEGER PRIMARY KEY,"
    " critic INTEGER NOT NULL REFERENCES plan_member, member INTEGER NOT NULL REFERENCES plan_member,"
    " note TEXT NOT NULL)",
)
_BALLOTS = (
    "CREATE TABLE ballots_agenda (place INTEGER PRIMARY KEY, finished INTEGER NOT NULL, note TEXT NOT NULL)",
    "CREATE TABLE ballots_proposal (role TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,"
    " PRIMARY KEY (role, place))",
    "CREATE TABLE ballots_note (name TEXT PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE ballots_minutes (version INTEGER PRIMARY KEY, entries TEXT NOT NULL, frozen TEXT NOT NULL)",
    "CREATE TABLE ballots_copy (id TEXT NOT NULL)",
)
_ASSESSMENT = (
    "CREATE TABLE assessment_feedback (member INTEGER PRIMARY KEY REFERENCES plan_member,"
    " given_by TEXT NOT NULL, date TEXT NOT NULL, remark TEXT NOT NULL, outcome TEXT NOT NULL)",
    "CREATE TABLE assessment_review (member INTEGER PRIMARY KEY REFERENCES plan_member,"
    " date TEXT NOT NULL, result TEXT NOT NULL)",
    "CREATE TABLE assessment_education (member INTEGER PRIMARY KEY REFERENCES plan_member,"
    " first TEXT NOT NULL, last TEXT NOT NULL, measure TEXT NOT NULL, result TEXT NOT NULL)",
    "CREATE TABLE assessment_disposition (member INTEGER NOT NULL REFERENCES plan_member,"
    " place INTEGER NOT NULL, step TEXT NOT NULL, date TEXT NOT NULL, body TEXT NOT NULL,"
    " note TEXT NOT NULL, PRIMARY KEY (member, place))",
)
_RECTIFICATION = (
    "CREATE TABLE rectification_item (number INTEGER PRIMARY KEY, ledger TEXT NOT NULL,"
    " member INTEGER REFERENCES plan_member, origin TEXT NOT NULL, origin_key TEXT NOT NULL,"
    " problem TEXT NOT NULL, goal TEXT NOT NULL, measure TEXT NOT NULL, owner TEXT NOT NULL,"
    " immediate INTEGER NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL)",
    "CREATE TABLE rectification_progress (number INTEGER PRIMARY KEY,"
    " item INTEGER NOT NULL REFERENCES rectification_item, date TEXT NOT NULL, words TEXT NOT NULL,"
    " evidence TEXT NOT NULL)",
    "CREATE TABLE rectification_verification (number INTEGER PRIMARY KEY,"
    " item INTEGER NOT NULL REFERENCES rectification_item, date TEXT NOT NULL, verified_by TEXT NOT NULL,"
    " satisfaction TEXT NOT NULL, note TEXT NOT NULL)",
    "CREATE TABLE rectification_reopening (number INTEGER PRIMARY KEY,"
    " item INTEGER NOT NULL REFERENCES rectification_item, date TEXT NOT NULL,"
    " criticised_by TEXT NOT NULL, said TEXT NOT NULL, due TEXT NOT NULL)",
    "CREATE TABLE rectification_account (number INTEGER PRIMARY KEY, audience TEXT NOT NULL,"
    " date TEXT NOT NULL, extract TEXT NOT NULL)",
    "CREATE TABLE rectification_consent (member INTEGER PRIMARY KEY REFERENCES plan_member)",
)
_PUBLICATION = (
    "CREATE TABLE publication_choice (scope TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,"
    " PRIMARY KEY (scope, kind, number))",
    "CREATE TABLE publication_record (number INTEGER PRIMARY KEY, date TEXT NOT NULL, scope TEXT NOT NULL,"
    " documents TEXT NOT NULL, files TEXT NOT NULL)",
    "CREATE TABLE publication_remark (number INTEGER PRIMARY KEY,"
    " publication INTEGER NOT NULL REFERENCES publication_record, date TEXT NOT NULL, remark TEXT NOT NULL,"
    " answer TEXT NOT NULL, answered TEXT NOT NULL)",
    "CREATE TABLE publication_shown (scope TEXT PRIMARY KEY, counts TEXT NOT NULL)",
)


def version_3(connection: sqlite3.Connection) -> None:
    """Study, talks, committee findings, suggestions, peer reviews, agenda, minutes, feedback, ledger, publication."""
    for stage in (_PREPARATION, _REVIEWS, _BALLOTS, _ASSESSMENT, _RECTIFICATION, _PUBLICATION):
        for statement in stage:
            connection.execute(statement)
