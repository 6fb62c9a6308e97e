"""The fourth schema: numbers that never come back, a foreign key for every reference, no day as an empty text.

Runs with foreign keys off: every table is made anew, and the whole is checked before it is kept.
"""

from __future__ import annotations

import datetime
import sqlite3

from orglife_kit.frozen import dataclass

_MEMBER = "INTEGER NOT NULL REFERENCES plan_member ON DELETE CASCADE"
_MEMBER_KEY = "member INTEGER PRIMARY KEY REFERENCES plan_member ON DELETE CASCADE"
_NUMBER = "number INTEGER PRIMARY KEY AUTOINCREMENT"
_ITEM = "item INTEGER NOT NULL REFERENCES rectification_item ON DELETE CASCADE"


@dataclass(frozen=True)
class _Rebuilt:
    """One table: its columns as they are now, and the query that gives its rows from the old tables."""

    name: str
    columns: str
    rows: str


_TABLES = (
    _Rebuilt(
        "plan_meeting", "id TEXT NOT NULL, persons_taken INTEGER NOT NULL", "SELECT id, 0 FROM plan_meeting"
    ),
    _Rebuilt(
        "plan_member",
        f"{_NUMBER}, position INTEGER NOT NULL, name TEXT NOT NULL, membership TEXT NOT NULL,"
        " gender TEXT NOT NULL, ethnicity TEXT NOT NULL, birth TEXT NOT NULL, joined TEXT NOT NULL,"
        " party_group TEXT NOT NULL, post TEXT NOT NULL, identity TEXT NOT NULL, must_talk INTEGER NOT NULL",
        "SELECT number, row_number() OVER (ORDER BY number), name, membership, gender, ethnicity, birth, joined,"
        " party_group, post, identity, 0 FROM plan_member",
    ),
    _Rebuilt(
        "plan_flag",
        f"member {_MEMBER}, flag TEXT NOT NULL, holds INTEGER NOT NULL, reason TEXT NOT NULL,"
        " PRIMARY KEY (member, flag)",
        "SELECT member, flag, holds, reason FROM plan_flag",
    ),
    _Rebuilt(
        "preparation_study",
        f"{_NUMBER}, date TEXT NOT NULL UNIQUE, place TEXT NOT NULL",
        "SELECT row_number() OVER (ORDER BY date), date, place FROM preparation_study",
    ),
    _Rebuilt(
        "preparation_study_absence",
        f"study INTEGER NOT NULL REFERENCES preparation_study ON DELETE CASCADE, member {_MEMBER},"
        " reason TEXT NOT NULL, made_up TEXT, PRIMARY KEY (study, member)",
        "SELECT study.number, absence.member, absence.reason, iso_day(absence.made_up)"
        " FROM preparation_study_absence absence JOIN new_preparation_study study USING (date)",
    ),
    _Rebuilt(
        "preparation_talk",
        f"{_NUMBER}, date TEXT NOT NULL, place TEXT NOT NULL, talker {_MEMBER}, listener {_MEMBER},"
        " theme TEXT NOT NULL, content TEXT NOT NULL, suggestion TEXT NOT NULL",
        "SELECT number, date, place, talker, listener, theme, content, suggestion FROM preparation_talk",
    ),
    _Rebuilt(
        "preparation_last_pair",
        f"first {_MEMBER}, second {_MEMBER}, PRIMARY KEY (first, second)",
        "SELECT first, second FROM preparation_last_pair",
    ),
    _Rebuilt(
        "preparation_committee_finding",
        f"{_NUMBER}, aspect TEXT NOT NULL, source TEXT NOT NULL, point TEXT NOT NULL, cause TEXT NOT NULL,"
        " goal TEXT NOT NULL",
        "SELECT number, aspect, source, point, cause, goal FROM preparation_committee_finding",
    ),
    _Rebuilt(
        "preparation_suggestion",
        f"{_NUMBER}, source TEXT NOT NULL, words TEXT NOT NULL,"
        " finding INTEGER REFERENCES preparation_committee_finding ON DELETE SET NULL",
        "SELECT number, source, words, finding FROM preparation_suggestion",
    ),
    _Rebuilt(
        "preparation_finding",
        f"{_NUMBER}, member {_MEMBER}, aspect TEXT NOT NULL, position INTEGER NOT NULL, point TEXT NOT NULL,"
        " goal TEXT NOT NULL",
        "SELECT row_number() OVER (ORDER BY member, aspect, place), member, aspect, place, point, goal"
        " FROM preparation_finding",
    ),
    _Rebuilt(
        "reviews_self_review",
        f"{_MEMBER_KEY}, position INTEGER NOT NULL, note TEXT NOT NULL",
        "SELECT member, place, note FROM reviews_self_review",
    ),
    _Rebuilt(
        "reviews_peer_review",
        f"{_NUMBER}, critic {_MEMBER}, member {_MEMBER}, note TEXT NOT NULL",
        "SELECT number, critic, member, note FROM reviews_peer_review",
    ),
    _Rebuilt(
        "ballots_attendance",
        f"{_MEMBER_KEY}, presence TEXT NOT NULL, reason TEXT NOT NULL",
        "SELECT member, presence, reason FROM ballots_attendance",
    ),
    _Rebuilt(
        "ballots_agenda",
        "position INTEGER PRIMARY KEY, finished INTEGER NOT NULL, note TEXT NOT NULL",
        "SELECT place, finished, note FROM ballots_agenda",
    ),
    _Rebuilt(
        "ballots_proposal",
        "role TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (role, position)",
        "SELECT role, place, name FROM ballots_proposal",
    ),
    _Rebuilt(
        "ballots_minutes",
        "version INTEGER PRIMARY KEY, entries TEXT NOT NULL, frozen TEXT",
        "SELECT version, entries, iso_day(frozen) FROM ballots_minutes",
    ),
    _Rebuilt(
        "ballots_round",
        f"{_NUMBER}, kind TEXT NOT NULL, attempt INTEGER NOT NULL, state TEXT NOT NULL, frozen TEXT NOT NULL,"
        " UNIQUE (kind, attempt)",
        "SELECT number, kind, attempt, state, frozen FROM ballots_round",
    ),
    _Rebuilt(
        "assessment_outcome",
        f"{_MEMBER_KEY}, outcome TEXT NOT NULL, opinion TEXT NOT NULL, direction TEXT NOT NULL,"
        " bases TEXT NOT NULL, reason TEXT NOT NULL, gap TEXT NOT NULL, helper TEXT NOT NULL,"
        " measure TEXT NOT NULL, review_date TEXT",
        "SELECT member, outcome, opinion, direction, bases, reason, gap, helper, measure, iso_day(review_date)"
        " FROM assessment_outcome",
    ),
    _Rebuilt(
        "assessment_draft",
        f"{_MEMBER_KEY}, entry TEXT NOT NULL",
        "SELECT member, entry FROM assessment_draft",
    ),
    _Rebuilt(
        "assessment_conduct",
        f"{_MEMBER_KEY}, line TEXT NOT NULL",
        "SELECT member, line FROM assessment_conduct",
    ),
    _Rebuilt(
        "assessment_feedback",
        f"{_MEMBER_KEY}, given_by TEXT NOT NULL, date TEXT NOT NULL, remark TEXT NOT NULL, outcome TEXT NOT NULL",
        "SELECT member, given_by, date, remark, outcome FROM assessment_feedback",
    ),
    _Rebuilt(
        "assessment_review",
        f"{_MEMBER_KEY}, date TEXT NOT NULL, result TEXT NOT NULL",
        "SELECT member, date, result FROM assessment_review",
    ),
    _Rebuilt(
        "assessment_education",
        f"{_MEMBER_KEY}, first TEXT NOT NULL, last TEXT, measure TEXT NOT NULL, result TEXT NOT NULL",
        "SELECT member, first, iso_day(last), measure, result FROM assessment_education",
    ),
    _Rebuilt(
        "assessment_disposition",
        f"member {_MEMBER}, position INTEGER NOT NULL, step TEXT NOT NULL, date TEXT NOT NULL,"
        " body TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (member, position)",
        "SELECT member, place, step, date, body, note FROM assessment_disposition",
    ),
    _Rebuilt(
        "rectification_item",
        f"{_NUMBER}, ledger TEXT NOT NULL, member INTEGER REFERENCES plan_member ON DELETE CASCADE,"
        " origin TEXT NOT NULL,"
        " committee_finding INTEGER REFERENCES preparation_committee_finding ON DELETE SET NULL,"
        " suggestion INTEGER REFERENCES preparation_suggestion ON DELETE SET NULL,"
        " finding INTEGER REFERENCES preparation_finding ON DELETE SET NULL,"
        " peer_review INTEGER REFERENCES reviews_peer_review ON DELETE SET NULL,"
        " carried TEXT NOT NULL, problem TEXT NOT NULL, goal TEXT NOT NULL, measure TEXT NOT NULL,"
        " owner TEXT NOT NULL, immediate INTEGER NOT NULL, due TEXT, state TEXT NOT NULL",
        "SELECT item.number, ledger, item.member, origin,"
        " CASE origin WHEN 'COMMITTEE_FINDING' THEN (SELECT number FROM preparation_committee_finding"
        "  WHERE number = CAST(origin_key AS INTEGER)) END,"
        " CASE origin WHEN 'SUGGESTION' THEN (SELECT number FROM preparation_suggestion"
        "  WHERE number = CAST(origin_key AS INTEGER)) END,"
        " CASE origin WHEN 'MEMBER_FINDING' THEN (SELECT min(number) FROM new_preparation_finding found"
        "  WHERE found.member = item.member AND found.aspect || '｜' || found.point = origin_key) END,"
        " CASE origin WHEN 'CRITICISM' THEN (SELECT number FROM reviews_peer_review"
        "  WHERE number = CAST(origin_key AS INTEGER)) END,"
        " CASE origin WHEN 'CARRIED' THEN origin_key ELSE '' END,"
        " problem, goal, measure, owner, immediate, iso_day(due), state FROM rectification_item item",
    ),
    _Rebuilt(
        "rectification_progress",
        f"{_NUMBER}, {_ITEM}, date TEXT NOT NULL, words TEXT NOT NULL, evidence TEXT NOT NULL",
        "SELECT number, item, date, words, evidence FROM rectification_progress",
    ),
    _Rebuilt(
        "rectification_verification",
        f"{_NUMBER}, {_ITEM}, date TEXT NOT NULL, verified_by TEXT NOT NULL, satisfaction TEXT NOT NULL,"
        " note TEXT NOT NULL",
        "SELECT number, item, date, verified_by, satisfaction, note FROM rectification_verification",
    ),
    _Rebuilt(
        "rectification_reopening",
        f"{_NUMBER}, {_ITEM}, date TEXT NOT NULL, criticised_by TEXT NOT NULL, said TEXT NOT NULL,"
        " due TEXT NOT NULL",
        "SELECT number, item, date, criticised_by, said, due FROM rectification_reopening",
    ),
    _Rebuilt(
        "rectification_account",
        f"{_NUMBER}, audience TEXT NOT NULL, date TEXT NOT NULL, extract TEXT NOT NULL",
        "SELECT number, audience, date, extract FROM rectification_account",
    ),
    _Rebuilt("rectification_consent", _MEMBER_KEY, "SELECT member FROM rectification_consent"),
    _Rebuilt(  # a choice whose item is gone must not pass to another item
        "publication_choice",
        "item INTEGER PRIMARY KEY REFERENCES rectification_item ON DELETE CASCADE",
        "SELECT number FROM publication_choice WHERE number IN (SELECT number FROM rectification_item)",
    ),
    _Rebuilt(
        "publication_record",
        f"{_NUMBER}, date TEXT NOT NULL, scope TEXT NOT NULL, documents TEXT NOT NULL, files TEXT NOT NULL",
        "SELECT number, date, scope, documents, files FROM publication_record",
    ),
    _Rebuilt(
        "publication_remark",
        f"{_NUMBER}, publication INTEGER NOT NULL REFERENCES publication_record ON DELETE CASCADE,"
        " date TEXT NOT NULL, remark TEXT NOT NULL, answer TEXT NOT NULL, answered TEXT",
        "SELECT number, publication, date, remark, answer, iso_day(answered) FROM publication_remark",
    ),
)

# Every number that a row mentions, also one of a row that is gone: a new row gets a higher one.
_MENTIONED = {
    "plan_member": (
        "SELECT member FROM ballots_mark",
        "SELECT member FROM ballots_tally",
        "SELECT member FROM rectification_item",
    ),
    "preparation_committee_finding": (
        "SELECT CAST(origin_key AS INTEGER) FROM rectification_item WHERE origin = 'COMMITTEE_FINDING'",
    ),
    "preparation_suggestion": (
        "SELECT CAST(origin_key AS INTEGER) FROM rectification_item WHERE origin = 'SUGGESTION'",
    ),
    "reviews_peer_review": (
        "SELECT CAST(origin_key AS INTEGER) FROM rectification_item WHERE origin = 'CRITICISM'",
    ),
    "rectification_item": ("SELECT number FROM publication_choice",),
    "ballots_round": ("SELECT round FROM ballots_class", "SELECT round FROM ballots_box"),
}


def version_4(connection: sqlite3.Connection) -> None:
    """Make every table of rows anew, the approved absences as a table of their own, and seed the numbers."""
    connection.create_function("iso_day", 1, _iso_day, deterministic=True)
    above = {name: _highest(connection, queries) for name, queries in _MENTIONED.items()}
    for table in _TABLES:
        connection.execute(f"CREATE TABLE new_{table.name} ({table.columns})")
        connection.execute(f"INSERT INTO new_{table.name} {table.rows}")
    for table in _TABLES:
        connection.execute(f"DROP TABLE {table.name}")
        connection.execute(f"ALTER TABLE new_{table.name} RENAME TO {table.name}")
    connection.execute(
        f"CREATE TABLE plan_not_counted ({_MEMBER_KEY}, reason TEXT NOT NULL, approved_by TEXT NOT NULL,"
        " date TEXT NOT NULL)"
    )
    for name, number in above.items():
        _seed(connection, name, number)


def _highest(connection: sqlite3.Connection, queries: tuple[str, ...]) -> int:
    numbers = [number for query in queries for (number,) in connection.execute(query) if number is not None]
    return max(numbers, default=0)


def _seed(connection: sqlite3.Connection, table: str, number: int) -> None:
    """Let new rows of ``table`` be numbered above ``number`` and above every row that is there."""
    kept = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    highest = max(number, kept[0] if kept else 0)
    connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, highest))


def _iso_day(text: str) -> str | None:
    """Return a day as it is kept; an empty text was no day."""
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return None
