"""The schema of every version as digests, and whether a meeting's is one of them: a view or a trigger never is."""

from __future__ import annotations

import hashlib
import re
import sqlite3

from .result import UnreadableError

# By object: from which version on it is spelled how, as the first 32 hex digits of a SHA-256; "" where it is gone.
SCHEMA: dict[str, dict[int, str]] = {
    "table assessment_conduct": {
        1: "cccb9e1224f560889cda0f9979b2cfe2",
        4: "87a79f3f1d915cbbb51756fc041ea8da",
    },
    "table assessment_disposition": {
        3: "65dbd3ed1dd6a37b5f7c4d51896cf5ea",
        4: "d9983990addb06bc9a732fed7eace687",
        6: "9b1f0e9a47ba64f378bbf46a50bb9926",
        11: "7cb0595b8acaae8269b6925ce6c106eb",
    },
    "table assessment_draft": {
        1: "01169ff51861a2666f38160548096182",
        4: "0c601dbbf42fbb6e3f7656da896be155",
    },
    "table assessment_education": {
        3: "85d916d5c45275c40a038f8e8969f3bf",
        4: "af76719f22b9621142f92f0fbcaeb7ff",
    },
    "table assessment_feedback": {
        3: "941d8fb63c0c79d9c69c80d32a54b43e",
        4: "1eb35eef006c62bee8c71b79c3fca2e7",
    },
    "table assessment_note": {
        1: "2ba11e5cd3129f85bfc82eae1960322e",
    },
    "table assessment_outcome": {
        1: "7a80cbbb6fa1556c8c05a908d13db228",
        4: "e3c67f5a5f716693ed9b70f8c64d4928",
    },
    "table assessment_review": {
        3: "b52c22a97b6162b636e5b43416c75bf5",
        4: "8255026dd7d6962f18a4a9783534e025",
    },
    "table ballots_agenda": {
        3: "adc2bc373db10a5e78bbf0fa4a24afda",
        4: "7b5c84104aa767ff8d60f0b319791b23",
        10: "4d5060751e0c3ba88292fc7633218ec6",
    },
    "table ballots_attendance": {
        1: "d0ad285eafe5ba5fa9af3d45baef72e6",
        4: "c6be62679e9d1600efb5796fce3095df",
    },
    "table ballots_attendance_correction": {
        12: "102fab63daf2ac690ded6834b6883dc1",
    },
    "table ballots_box": {
        1: "5037d61d3b15fbde6a2eaa3ef9e6b06e",
    },
    "table ballots_class": {
        1: "76dbe7797f9e307060ce32bd33ab1c99",
    },
    "table ballots_copied": {
        7: "3f8136911fc78a77a1fdc5f84466800b",
    },
    "table ballots_copy": {
        3: "2a6e38038aa9a20abeb957f6a6dc0421",
    },
    "table ballots_earlier_minutes": {
        12: "b57e07f6f3c833633a04d6c49d2dd583",
    },
    "table ballots_mark": {
        1: "3c410784112113b0ad76194a6c899727",
    },
    "table ballots_minutes": {
        3: "54475321c9121971e2d6be42aacba504",
        4: "45f431be0d836bf1ed5a1bacc92c5aa0",
        12: "62fa114eca3f79b3aa924dca5109d9b5",
    },
    "table ballots_note": {
        3: "5b8610356e9025b6e13d204854c9e77a",
    },
    "table ballots_officer": {
        1: "97cf48dc517ba6b13eb89376aa7e5915",
    },
    "table ballots_proposal": {
        3: "b9508b4ca681b6c45e9eb4bd0f03c454",
        4: "8da329d3cfb50088142e9eb5fb035036",
    },
    "table ballots_recount": {
        7: "3aee48f92e428ca6dbc397d8f868a132",
    },
    "table ballots_recount_count": {
        7: "152f09ddad4cfbab196320edc06bd071",
    },
    "table ballots_representative": {
        12: "c2f8c5ff8599c031ed8bb12728b6ace2",
    },
    "table ballots_round": {
        1: "b4712ea77846a2d8c23e1322e248a8dd",
        4: "94f94965d9962c13c67b423d67c53057",
        5: "27f1d1405a035a5acd712ec974e13c11",
        10: "2099922ac9adacc0e77632a02f41e9cb",
    },
    "table ballots_tally": {
        1: "e9a24f147a8ca717d4b2c87446ed42ef",
    },
    "table plan_flag": {
        1: "9fac679e853f115ea0b8354ddc35d60e",
        4: "d202805c9cef7fecd55df0581992060b",
    },
    "table plan_meeting": {
        1: "69c3c75b43673d029b103324770b911b",
        4: "ee980fd705e8fd4d3c6e864a1d3922be",
    },
    "table plan_member": {
        1: "2c9e8f2458837aea5565ebb3e1a51273",
        4: "d8fbec22ace724a679eb8d46ee6ae40d",
    },
    "table plan_not_counted": {
        4: "bdc5249f24adfe26f0ba159e5ebe4d02",
    },
    "table preparation_committee_finding": {
        3: "39538810383641980e559c0b19c3a74a",
        4: "193f8766badc5ba86818310c1fe37f56",
    },
    "table preparation_finding": {
        2: "1d71d900a65ed59edb9566a4cb4e5c21",
        3: "f274cbee7b87c642d4a0daba195ec609",
        4: "feec479e5dfa622cf8a0a5861f9b6639",
    },
    "table preparation_last_pair": {
        3: "d52b6357e978469138af1bc3cef0de45",
        4: "e64abd8f2fd6bffeed7618bcfcdf2bb0",
    },
    "table preparation_study": {
        3: "58a22d862c0b11006f952684b652d009",
        4: "47ffd4d50b780a5981434f9fba988c4e",
    },
    "table preparation_study_absence": {
        3: "83d712e2eb8fbafb704b19cc60cda5f4",
        4: "ef190e9cbbb2529a7e2e298f3f625bc9",
    },
    "table preparation_suggestion": {
        3: "21e2f98608f03e8ca08b31b3700effda",
        4: "8b3149b92ad705d3a896d3431661ad9a",
    },
    "table preparation_talk": {
        3: "417eddb3b971eac8d2141e29d48d2d4f",
        4: "1c81154820fe3336697d058862c85409",
    },
    "table publication_bundle": {
        9: "813edaa9bfe154094586cb95ceb8c5af",
    },
    "table publication_choice": {
        3: "4170e3f4ff79b53186bb17a800ead9ea",
        4: "970ff4e945d4e1368a1bd67eab307fe2",
    },
    "table publication_opinion": {
        9: "bb289b155f15b8e007aba5bbbc5d667a",
    },
    "table publication_record": {
        3: "8f7a8fe7263be1c96eabf9a61c9ea39c",
        4: "292084c889997571304d350d06c3ee9a",
        13: "b8ae6917885af4c50f9ec55482dc44e2",
    },
    "table publication_remark": {
        3: "f7e4873d5e613ba528dacd607f37c521",
        4: "1d366beff792fbd68379a98d5d3232db",
    },
    "table publication_shown": {
        3: "82442a6a81473b87797528a52b135099",
        13: "e109192483feb49c27ba9b0be20be16b",
    },
    "table rectification_account": {
        3: "724cb76a532e2e10bee21629d32ce9f7",
        4: "81626b1cc480392add80defb385f744c",
    },
    "table rectification_consent": {
        3: "ef7281f7fc4428e3d1114fc738e039bb",
        4: "a2aa6b43bffb46615d0fecb34a8f3456",
    },
    "table rectification_item": {
        3: "d6ae8c96c7cbce2b4fd7884fa629a342",
        4: "48d5721c144c8ec92bbb87fba3956f76",
        6: "06c1f0120c8b348d4a45c8a239dc48a8",
        8: "66143457adfbfdd7b2e3154230c187cd",
    },
    "table rectification_progress": {
        3: "cc06dafa560e83390e9758970e8c5682",
        4: "6c2add227962390daae6aaec08c1bf94",
    },
    "table rectification_reopening": {
        3: "3e00ca76aef1c10beda414f4541f25b7",
        4: "1a8cd24328a58ee25d7c2f18c5e62ef9",
    },
    "table rectification_verification": {
        3: "3b1a5a56e5b12d460fb845c89f83b528",
        4: "9c43bb0ede37b30d47e6506d57692365",
    },
    "table reviews_peer_review": {
        3: "301f1f437ac6864d0a9713b33de6b377",
        4: "a2ec80fdea4bba97f2cdc45d54c1cee3",
    },
    "table reviews_self_review": {
        2: "f67dfdc86941e665fe37cac010e1a1e0",
        4: "ffe16137fa3b17892d055b2ef482331b",
    },
    "table sqlite_sequence": {
        4: "1a8eb82e4df67afc45f69c0ecdd73159",
    },
}
NEWEST = 13


def foreign_schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return a fault for each table, index, view or trigger that the file's version has not, or has otherwise."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = schema_digests(connection)
    if "table plan_meeting" not in found or not version:
        raise UnreadableError("not_a_meeting")
    if version > NEWEST:
        return [("version_unknown", str(version))]
    known = {name: _at(versions, version) for name, versions in SCHEMA.items()}
    names = sorted({*found, *(name for name, digest in known.items() if digest)})
    return [("schema_foreign", name) for name in names if found.get(name, "") != known.get(name, "")]


def schema_digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return a digest of each object of a database; SQLite's versions spell one alike but for quotes and spaces."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    digests = {}
    for kind, name, table, sql in rows:
        spelled = f"{kind} {name} {table} " + re.sub(r"[\"\s]+", "", sql).lower()
        digests[f"{kind} {name}"] = hashlib.sha256(spelled.encode()).hexdigest()[:32]
    return digests


def _at(versions: dict[int, str], version: int) -> str:
    """Return the digest that holds in ``version``."""
    reached = [number for number in versions if number <= version]
    return versions[max(reached)] if reached else ""
