"""What was read of a rubric once is not read again, and is the same."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fakes
from fakes import RUBRIC
from livecard.readings import Known, place
from livecard.tagging.reading import Reading
from livecard.tagging.sayings import named_anchors, own_words

TEXTS = own_words(RUBRIC)
SAID = "Proven four praised: I dock alone in the wind."


class Counting:
    """The encoder, which notes what it is asked to read."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str, question: str) -> Reading:
        self.asked.append(text)
        return fakes.read(text, question)


def same(one: Reading, other: Reading) -> bool:
    return np.array_equal(one.vector, other.vector) and (one.evidence, one.above, one.polarity) == (
        other.evidence,
        other.above,
        other.polarity,
    )


def known(path: Path, encoder: str = "a", texts: list[str] = TEXTS) -> tuple[Known, Counting]:
    read = Counting()
    return Known(read, encoder, texts, path), read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the readings of the rubric are kept."""
    path = tmp_path / "new" / "captain.npy"
    first, _ = known(path)
    first.keep()
    return path


def test_a_rubric_is_known_by_its_anchors_with_and_without_names_and_its_sayings() -> None:
    anchors = [anchor.text for one in RUBRIC.dimensions for anchor in one.anchors]
    assert [*named_anchors(RUBRIC), *anchors] == TEXTS


def test_what_was_kept_is_not_read_again_and_is_the_same(path: Path) -> None:
    again, read = known(path)
    assert all(same(again(text, ""), fakes.read(text, "")) for text in TEXTS)
    assert read.asked == []


def test_before_it_was_kept_each_text_is_read_once(tmp_path: Path) -> None:
    first, read = known(tmp_path / "captain.npy")
    for text in (*TEXTS, *TEXTS):
        assert same(first(text, ""), fakes.read(text, ""))
    first.keep()
    assert sorted(read.asked) == sorted(TEXTS)


def test_what_somebody_says_is_read_each_time_and_not_kept(path: Path) -> None:
    before = path.read_bytes()
    again, read = known(path)
    for question in ("", "How do you dock?"):
        assert same(again(SAID, question), fakes.read(SAID, question))
    again(TEXTS[0], "How do you dock?")
    again.keep()
    assert read.asked == [SAID, SAID, TEXTS[0]]
    assert path.read_bytes() == before


@pytest.mark.parametrize("other", [{"encoder": "b"}, {"texts": TEXTS[1:]}], ids=["model", "rubric"])
def test_of_another_model_or_rubric_nothing_is_known(path: Path, other: dict[str, Any]) -> None:
    again, read = known(path, **other)
    again(TEXTS[1], "")
    assert read.asked == [TEXTS[1]]
    again.keep()
    _, read = anew = known(path, **other)
    anew[0](TEXTS[1], "")
    assert read.asked == []


@pytest.mark.parametrize("left", [0, 10, 200, 500, -1])
def test_a_damaged_file_is_as_good_as_none(path: Path, left: int) -> None:
    path.write_bytes(path.read_bytes()[:left])
    again, read = known(path)
    assert same(again(TEXTS[0], ""), fakes.read(TEXTS[0], ""))
    assert read.asked == [TEXTS[0]]
    again.keep()
    assert known(path)[0](TEXTS[0], "").evidence == fakes.read(TEXTS[0], "").evidence


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file where the folder should be")
    first, _ = known(tmp_path / "new" / "captain.npy")
    first.keep()
    assert (tmp_path / "new").read_text() == "a file where the folder should be"


def test_they_lie_beside_the_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIVECARD_MODELS", str(tmp_path))
    assert place("captain") == tmp_path / "readings" / "captain.npy"
