"""The taught encoder: readings that do not depend on what was read before, and its own card."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from livecard.errors import LivecardError
from livecard.models import locate
from livecard.rubrics.shelf import find
from livecard.tagging.encoder import Encoder, vectors
from livecard.tagging.match import Matcher
from livecard.tagging.reading import Reading

pytestmark = pytest.mark.models("sentence-encoder")

QUESTION = "Tell me about a time when something broke in production."
ANSWER = "I rolled it back within ten minutes and then wrote the test that we had been missing."
CHAT = "Yeah, I can hear you fine, sorry about the dog, he'll calm down in a minute."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(locate("sentence-encoder"))


def same(one: Reading, other: Reading) -> bool:
    logits = [(each.evidence, each.above, each.polarity) for each in (one, other)]
    return logits[0] == logits[1] and np.array_equal(one.vector, other.vector)


def test_a_reading_has_a_vector_of_length_one_and_its_logits(encoder: Encoder) -> None:
    for text in (ANSWER, "", "word " * 500, "…", "Übergröße 数据库 🚀"):
        one = encoder(text, QUESTION)
        assert np.isclose(np.linalg.norm(one.vector), 1.0, atol=1e-5)
        assert len(one.above) == 4
        assert np.isfinite([one.evidence, *one.above, one.polarity]).all()


def test_a_reading_does_not_depend_on_what_was_read_before(encoder: Encoder) -> None:
    first = encoder(ANSWER, QUESTION)
    encoder("word " * 100, "")
    assert same(encoder(ANSWER, QUESTION), first)
    assert same(Encoder(locate("sentence-encoder"))(ANSWER, QUESTION), first)


def test_the_number_of_threads_changes_no_more_than_the_last_digits(encoder: Encoder) -> None:
    other = Encoder(locate("sentence-encoder"), threads=2)(ANSWER, QUESTION)
    assert np.allclose(other.vector, encoder(ANSWER, QUESTION).vector, atol=1e-4)


def test_the_question_is_context(encoder: Encoder) -> None:
    after, alone = encoder(ANSWER, QUESTION), encoder(ANSWER, "")
    assert not same(after, alone)
    assert after.vector @ alone.vector > 0.5


def test_an_endless_question_leaves_room_for_the_answer(encoder: Encoder) -> None:
    question = "and another thing " * 300
    one, other = encoder(ANSWER, question), encoder("We had pizza.", question)
    assert one.vector @ other.vector < 0.95


def test_texts_in_rows_are_read_without_a_question(encoder: Encoder) -> None:
    rows = vectors(encoder, [ANSWER, CHAT])
    assert rows.shape == (2, encoder(CHAT, "").vector.size)
    assert np.array_equal(rows[1], encoder(CHAT, "").vector)


def test_what_means_the_same_is_near(encoder: Encoder) -> None:
    one, same, other = vectors(
        encoder,
        [
            "I write tests before I change the code.",
            "Before I touch the code, I write a test.",
            "The weather has been rainy all week.",
        ],
    )
    assert one @ same > one @ other + 0.2


def test_what_was_taught_is_plausible(encoder: Encoder) -> None:
    taught = encoder.taught
    assert taught.sharpness > 0
    assert min(taught.polarity, taught.apart, taught.evidence, taught.dimension) >= 0
    assert 0 < taught.threshold < 1
    assert 0 < taught.contrary <= 0.5 <= taught.doubt < 1


def test_an_answer_is_more_evident_than_chat(encoder: Encoder) -> None:
    assert encoder(ANSWER, QUESTION).evidence > encoder(CHAT, "").evidence


def test_doing_and_failing_to_do_are_told_apart(encoder: Encoder) -> None:
    did, did_not = (
        encoder(text, "How do you make sure that a change is safe?")
        for text in (
            "I write a test for every bug before I fix it, and it stays in the suite for good.",
            "We never had tests, I just pushed it to production and hoped that nobody complained.",
        )
    )
    assert did.polarity > 0 > did_not.polarity
    assert sum(did.above) > sum(did_not.above)


@pytest.mark.parametrize("name", ["senior-backend", "ward-nurse"])
def test_an_anchor_is_nearest_to_its_own_dimension(encoder: Encoder, name: str) -> None:
    rubric = find(name)
    matcher = Matcher(rubric, encoder, encoder.taught)
    for dimension in rubric.dimensions:
        for anchor in dimension.anchors:
            (_, found), *_ = matcher.signs(matcher.hear(anchor.text, "", matcher.topic()))
            assert found == dimension.name, anchor.text


@pytest.mark.parametrize(
    "card",
    [None, b"", b"{}", b"[1]", b'{"taught": {"sharpness": 20.0}}', b'{"taught": {"bias": "high"}}'],
)
def test_an_encoder_without_a_card_that_fits_is_refused(tmp_path: Path, card: bytes | None) -> None:
    folder = locate("sentence-encoder")
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).symlink_to(folder / name)
    if card is not None:
        (tmp_path / "card.json").write_bytes(card)
    with pytest.raises(
        LivecardError, match=r"card\.json does not describe .* try: livecard"
    ) as why:
        Encoder(tmp_path)
    assert "\n" not in str(why.value)


def test_whatever_else_a_card_says_is_left_alone(tmp_path: Path, encoder: Encoder) -> None:
    shutil.copytree(locate("sentence-encoder"), tmp_path, dirs_exist_ok=True)
    card = (tmp_path / "card.json").read_text().replace("{", '{"poem": "roses",', 1)
    (tmp_path / "card.json").write_text(card)
    assert Encoder(tmp_path).taught == encoder.taught
