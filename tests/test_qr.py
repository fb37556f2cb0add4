"""The code for a camera: square, the same for the same text, and drawn for a terminal too."""

from livecard.qr import printed, rows

ADDRESS = "http://192.168.1.5:8765/?pass=0123456789abcdefghijkl&session=2026-11-22-183000"
FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
"""The pattern in three corners by which a camera finds the code."""


def test_the_code_is_square_and_has_its_three_finders() -> None:
    code = rows(ADDRESS)
    assert {len(row) for row in code} == {len(code)}
    assert tuple(row[:7] for row in code[:7]) == FINDER
    assert tuple(row[-7:] for row in code[:7]) == FINDER
    assert tuple(row[:7] for row in code[-7:]) == FINDER


def test_another_text_has_another_code() -> None:
    assert rows(ADDRESS) == rows(ADDRESS) != rows(ADDRESS + "1")


def test_a_terminal_gets_two_rows_in_a_line() -> None:
    lines = printed(ADDRESS).splitlines()
    assert len(lines) <= len(rows(ADDRESS)) / 2 + 4
    assert set(printed(ADDRESS)) <= set(" \n█▀▄")
