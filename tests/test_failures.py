"""The table of known failures: each row names tests that there are."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (TESTS / "failures.md").read_text().splitlines()
    if re.match(r"\| \d", line)
]
KNOWN = 22


def test_each_known_failure_has_its_row() -> None:
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, KNOWN + 1)]


def test_each_row_names_tests_that_there_are() -> None:
    for number, _, named in ROWS:
        tests = re.findall(r"(test_\w+\.py)::(test_\w+)", named)
        assert tests, number
        for file, test in tests:
            assert f"def {test}(" in (TESTS / file).read_text(), f"{file}::{test}"
