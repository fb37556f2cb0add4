"""Transcripts of conversations as files: which are read, and how suggestions are listed."""

from pathlib import Path

import pytest

from fakes import CREW
from livecard.bench.talk import Suggested
from livecard.cli.talk_bench import conversations, passing, write
from livecard.errors import LivecardError

NAMED = "**Ann:** How are you?\n\n**Bo:** Fine.\n"


def suggestion(number: int, question: str = "Why?") -> Suggested:
    return Suggested("one", question, f"quote {number}", CREW, 4, "+", 0.75)


def test_transcripts_without_names_are_left_out_and_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(NAMED)
    (tmp_path / "b.md").write_text("00:00.000 --> 00:01.000\nHello.\n")
    assert [one.name for one in conversations(tmp_path)] == ["a"]
    assert "b.md does not say who speaks" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_a_folder_without_transcripts_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(LivecardError, match="has no transcripts"):
        list(conversations(tmp_path / name))


def test_each_part_is_told_of_when_it_has_been_dealt_with() -> None:
    told: list[int] = []
    seen = [(part, len(told)) for part in passing("ab", told.append)]
    assert (seen, told) == ([("a", 0), ("b", 1)], [1, 1])


def test_the_list_holds_every_suggestion_once_in_an_order_drawn_once(tmp_path: Path) -> None:
    some = [suggestion(number) for number in range(30)]
    for name in ("a", "b"):
        write(tmp_path / name, some)
    text = (tmp_path / "a").read_text("utf-8")
    assert (tmp_path / "b").read_text("utf-8") == text
    assert sorted(line for line in text.splitlines() if line.startswith("> ")) == sorted(
        f"> {one.quote}" for one in some
    )
    assert text.index("> quote 0\n") > text.index("## 2\n")
    assert f"**{CREW}**, level 4, +, confidence 0.75 (one)" in text


def test_of_a_long_question_the_end_is_shown(tmp_path: Path) -> None:
    write(tmp_path / "a", [suggestion(1, "well " * 200 + "why is that?")])
    assert "asked: …" in (text := (tmp_path / "a").read_text("utf-8"))
    assert "why is that?" in text
    assert len(text) < 600


def test_a_list_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LivecardError, match="cannot be written"):
        write(tmp_path, [])
