"""The table of requirements in rubrics/README.md is true: its files and tests are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "rubrics" / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| (R\d{3}|conflict \d) \| .+? \| `(.+?)` \| `(.+?)::(.+?)` \|$", re.MULTILINE)
ROWS = ROW.findall(TABLE)

ASKED = [
    *(
        f"R{number:03}"
        for number in (*range(1, 6), *range(10, 21), *range(22, 26), 28, *range(32, 37))
    ),
    *(f"R{number:03}" for number in (39, 42, 43, 50, 52, 53, 56, 57, 58, 67, 81, 90)),
    *(
        f"R{number:03}"
        for number in (*range(95, 102), 103, 104, 106, 107, 114, *range(116, 119), 131)
    ),
    *(f"conflict {number}" for number in range(1, 10)),
]
"""What rubrics and the rules of a card are asked for, by the requirements' own numbers."""


def test_every_requirement_asked_for_has_a_row() -> None:
    told = {requirement for requirement, *_ in ROWS}
    assert [one for one in ASKED if one not in told] == []


def test_every_row_of_the_table_is_read() -> None:
    lines = [line for line in TABLE.splitlines() if re.match(r"\| (R\d|conflict)", line)]
    assert len(lines) == len(ROWS)


@pytest.mark.parametrize(("requirement", "file", "tests", "test"), ROWS)
def test_a_rows_file_and_test_are_there_and_the_test_bears_the_number(
    requirement: str, file: str, tests: str, test: str
) -> None:
    code = ROOT / "src" / "livecard" / file
    assert code.is_file() or (ROOT / file).is_file()
    text = (ROOT / "tests" / tests).read_text("utf-8")
    assert re.search(rf"^def {test}\(", text, re.MULTILINE)
    number = requirement[1:] if requirement.startswith("R") else requirement[-1]
    assert re.search(rf"_(r|and_|conflict_){number}_", test)
