"""A file is read as the table it is, wherever it was put."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import TABLES
from orglife_kit.meeting.uploads import write_template
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text

TAKEN_IN = [table.name for table in TABLES.values() if table.taken_in]
NAMES_ALONE = "representatives"  # its one column is names, which nearly every table has


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return a meeting of two."""
    return make_meeting(tmp_path_factory.mktemp("made"), ["赵一", "钱二"])


@pytest.mark.parametrize("name", [name for name in TAKEN_IN if name != NAMES_ALONE])
def test_the_file_of_a_table_is_read_as_it_wherever_it_was_put(
    meeting: Meeting, tmp_path: Path, name: str
) -> None:
    """No other table knows as much of its heads, by their own words."""
    path = tmp_path / "a.xlsx"
    write_template(name, path, meeting.record)
    assert meeting.tables.fitting([other for other in TAKEN_IN if other != name], path)[0] == name


def test_what_fits_none_is_left_to_the_table_that_it_was_put_into(meeting: Meeting, tmp_path: Path) -> None:
    """One table alone tells the fault itself; of several none is guessed; a wrong head alone moves it nowhere."""
    path = text(tmp_path / "别的.csv", [["甲", "乙"], ["一", "二"]])
    assert meeting.tables.fitting(("study",), path) == ("study",)
    with pytest.raises(InputError, match="file_of_no_table"):
        meeting.tables.fitting(("talks", "last_pairs"), path)
    lacking = text(tmp_path / "谈话.csv", [["日期", "谈话人", "备忘"], ["2024-01-15", "赵一", "钱二"]])
    assert meeting.tables.fitting(("talks",), lacking) == ("talks",)


def test_where_no_table_is_offered_the_file_is_of_any_or_told(meeting: Meeting, tmp_path: Path) -> None:
    """A file of none is told with one sentence."""
    path = text(tmp_path / "别的.csv", [["甲", "乙"], ["一", "二"]])
    with pytest.raises(InputError, match="file_of_no_table"):
        meeting.tables.fitting((), path)
    talks = text(tmp_path / "谈话.csv", [["日期", "谈话人", "谈话对象"], ["2024-01-15", "赵一", "钱二"]])
    assert meeting.tables.fitting((), talks)[0] == "talks"
