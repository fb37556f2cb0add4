"""Thousands of broken rubric files: each gives a rubric or a message, never a stack trace.

A run tries a few hundred; LIVECARD_MUTATIONS=10000 tries as many as the release asks for.
"""

import os
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livecard.rubric import BadRubric, Rubric
from livecard.rubrics.file import parse
from livecard.rubrics.imports import Imported, read_document
from livecard.rubrics.lint import lint
from livecard.rubrics.written import draft_of, write
from small_rubric import SMALL

TRIES = int(os.environ.get("LIVECARD_MUTATIONS", "200"))
SAID_WELL = re.compile(r"^ferry\.toml: line \d+, \S.*?: \S.+; \S.+", re.DOTALL)
PIECES = [*'"[]{}=.,#\n\\', "[[", '"""', "nan", "-1", "1e999", "true", "\0", "é", "\u202e", "​"]
PIECES += ["[[dimensions]]", "weight = 0", '"1-2"', "[dimensions.anchors]", "9" * 400, "= = ="]

quietly = settings(
    max_examples=TRIES, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The small rubric after one to six cuts, insertions, doublings and swaps."""
    text = SMALL
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["cut", "put", "double", "swap", "digit", "letter"]))
        text = _mutated(text, kind, draw)
    return text


def _mutated(text: str, kind: str, draw: st.DrawFn) -> str:
    at = draw(st.integers(0, len(text)))
    lines = text.splitlines(keepends=True) or [""]
    line = draw(st.integers(0, len(lines) - 1))
    match kind:
        case "cut":
            return text[:at] + text[at + draw(st.integers(1, 60)) :]
        case "put":
            piece: str = draw(st.sampled_from(PIECES))
            return text[:at] + piece + text[at:]
        case "double":
            return "".join([*lines[: line + 1], lines[line], *lines[line + 1 :]])
        case "swap":
            return "".join([*lines[line:], *lines[:line]])
        case "digit":
            return re.sub(r"\d", str(draw(st.integers(0, 9))), text, count=draw(st.integers(1, 9)))
        case _:
            letters: str = draw(st.text(max_size=5))
            return text[:at] + letters + text[at + 1 :]


@quietly
@given(mutated())
def test_a_broken_rubric_gives_a_rubric_or_a_message_that_says_file_line_key_and_mend(
    text: str,
) -> None:
    rubric = _parsed(text)
    if isinstance(rubric, str):
        assert SAID_WELL.match(rubric), rubric
        assert "\n" not in rubric
    else:
        assert parse(write(draft_of(rubric)), "ferry.toml") == rubric


@quietly
@given(mutated())
def test_linting_finds_an_error_exactly_where_reading_refuses(text: str) -> None:
    try:
        found = lint(text, "ferry.toml")
    except BadRubric:
        return
    assert any(one.severity == "error" for one in found) == isinstance(_parsed(text), str)


def _parsed(text: str) -> Rubric | str:
    """The rubric, or what was said against it."""
    try:
        return parse(text, "ferry.toml")
    except BadRubric as refused:
        return str(refused)


@quietly
@given(st.one_of(mutated(), st.text(max_size=300)), st.sampled_from(["a.txt", "a.md", "a.csv"]))
def test_importing_anything_gives_a_draft_that_can_be_written_or_a_message(
    text: str, name: str
) -> None:
    found = _imported(text, name)
    if isinstance(found, str):
        assert found.startswith(f"{name}: line ")
    else:
        lint(write(found.draft), name)


def _imported(text: str, name: str) -> Imported | str:
    try:
        return read_document(text, name)
    except BadRubric as refused:
        return str(refused)
