"""When a word has settled: twice heard, or old enough; and what has settled stays."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from livecard.audio.agreement import Agreement, AgreementSettings, form
from livecard.events import Word

SETTINGS = AgreementSettings(margin=0.25, gate=0.9, trust=0.6)


def words(text: str, start: float = 0.0, probability: float = 0.9) -> list[Word]:
    """Three words a second."""
    return [
        Word(one, start + i / 3, start + (i + 1) / 3, probability)
        for i, one in enumerate(text.split())
    ]


def texts(some: Sequence[Word]) -> str:
    return " ".join(one.text for one in some)


def after(*passes: tuple[Sequence[Word], float]) -> Agreement:
    agreement = Agreement(SETTINGS)
    for some, now in passes:
        agreement.revise(some, now)
    return agreement


def test_a_word_is_compared_without_case_and_punctuation() -> None:
    assert form("Well,") == form("well") == "well"
    assert form("don't") == "don't"
    assert form("—") == ""


def test_nothing_has_settled_at_first() -> None:
    agreement = after()
    assert (agreement.settled, agreement.tentative, agreement.until) == ([], [], 0.0)


def test_words_of_one_pass_are_tentative() -> None:
    agreement = after((words("I built it"), 1.0))
    assert (texts(agreement.settled), texts(agreement.tentative)) == ("", "I built it")


def test_words_that_two_passes_agree_on_settle_but_never_the_last() -> None:
    agreement = after((words("I built it"), 1.0), (words("I built it"), 1.3))
    assert (texts(agreement.settled), texts(agreement.tentative)) == ("I built", "it")


def test_agreement_ends_at_the_first_difference() -> None:
    agreement = after((words("I bought a house"), 1.4), (words("I built a house"), 1.5))
    assert texts(agreement.settled) == "I"
    assert texts(agreement.tentative) == "built a house"


def test_case_and_punctuation_are_no_difference() -> None:
    agreement = after((words("well I did"), 1.0), (words("Well, I did"), 1.4))
    assert texts(agreement.settled) == "Well, I"


def test_a_word_at_the_edge_of_the_present_waits() -> None:
    agreement = after((words("I built it"), 0.8), (words("I built it"), 0.8))
    assert texts(agreement.settled) == "I"


def test_an_old_word_settles_without_a_second_pass() -> None:
    agreement = after((words("I built it all"), 1.3))
    assert texts(agreement.settled) == "I"
    assert texts(agreement.tentative) == "built it all"


def test_an_old_word_that_is_not_trusted_waits_for_a_second_pass() -> None:
    agreement = after((words("I built it all", probability=0.5), 5.0))
    assert texts(agreement.settled) == ""


def test_a_pass_over_later_sound_goes_on_behind_the_settled_words() -> None:
    agreement = after(
        (words("I built it"), 1.0),
        (words("I built it"), 1.3),
        (words("it all alone", 2 / 3), 2.0),
    )
    assert texts(agreement.settled) == "I built it"
    assert texts(agreement.tentative) == "all alone"
    assert agreement.until == agreement.settled[-1].end


def test_a_settled_word_that_turns_up_again_a_little_later_is_not_doubled() -> None:
    agreement = after((words("I built it"), 1.0), (words("I built it"), 1.3))
    moved = [Word("built", 0.55, 0.85, 0.9), Word("it", 0.85, 1.1, 0.9)]
    agreement.revise(moved, 1.6)
    assert texts([*agreement.settled, *agreement.tentative]) == "I built it"


def test_a_word_that_is_really_said_twice_is_kept_twice() -> None:
    agreement = after((words("very very good"), 1.0), (words("very very good"), 1.3))
    agreement.revise(words("very very good"), 1.6)
    assert texts([*agreement.settled, *agreement.tentative]) == "very very good"


def test_a_pass_that_hears_nothing_leaves_what_had_settled() -> None:
    agreement = after((words("I built it"), 1.0), (words("I built it"), 1.3), ([], 1.6))
    assert (texts(agreement.settled), texts(agreement.tentative)) == ("I built", "")


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["I", "built", "it", "bolt", "all,", "All"]), max_size=8),
            st.floats(0.0, 2.0),
        ),
        max_size=8,
    )
)
def test_what_has_settled_only_grows_and_never_goes_back_in_time(
    passes: list[tuple[list[str], float]],
) -> None:
    agreement = Agreement(SETTINGS)
    before: list[Word] = []
    now = 0.0
    for some, step in passes:
        now += step
        agreement.revise(words(" ".join(some)), now)
        assert agreement.settled[: len(before)] == before
        before = list(agreement.settled)
        starts = [one.start for one in (*agreement.settled, *agreement.tentative)]
        assert starts == sorted(starts)


@given(
    st.lists(
        st.tuples(st.floats(0.3, 1.5), st.floats(0.0, 3.0), st.floats(-0.3, 0.3)),
        min_size=2,
        max_size=15,
    )
)
def test_wherever_the_sound_is_trimmed_and_times_are_off_no_three_words_come_twice(
    passes: list[tuple[float, float, float]],
) -> None:
    agreement = Agreement(SETTINGS)
    said = [Word(f"w{i}", 10 + i / 4, 10 + (i + 1) / 4, 0.9) for i in range(200)]
    now = 10.0
    for step, kept, off in passes:
        now += step
        start = max(0.0, agreement.until - kept)
        heard = [one for one in said if start <= one.start and one.end <= now]
        moved = [Word(one.text, one.start + off, one.end + off, 0.9) for one in heard]
        agreement.revise(moved, now)
        told = [one.text for one in (*agreement.settled, *agreement.tentative)]
        threes = list(zip(told, told[1:], told[2:], strict=False))
        assert len(threes) == len(set(threes))
