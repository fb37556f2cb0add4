"""The tagger's contract: whose words, after which question, which slices, and never too many."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, counter, read, said, sentences
from livecard.events import EvidenceFound, SessionOpened
from livecard.scorecard import Scorecard
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher, Taught
from livecard.tagging.reading import Read, Reading
from livecard.tagging.tagger import Tagger

ALONE, LUCK = RUBRIC.dimensions[0].anchors[2].text, RUBRIC.dimensions[0].anchors[0].text
ORDERS = RUBRIC.dimensions[1].anchors[1].text
STRONG = f"Proven four praised: {ALONE}"
WEAK = f"Proven two blamed: {LUCK}"
CREWS = f"Proven three praised: {ORDERS}"
TALK = "Yeah I can hear you fine, can you hear me too?"
OTHERS = (Speaker.INTERVIEWER, Speaker.UNKNOWN)


PHRASES = {
    text
    for one in RUBRIC.dimensions
    for anchor in one.anchors
    for text in (anchor.text, *anchor.sayings)
}
"""What the rubric itself says, read for nearness and after no question."""


def tagger(read: Read = read, taught: Taught = TAUGHT) -> Tagger:
    return Tagger(Matcher(RUBRIC, read, taught), sentences, counter().__next__)


def tagged(text: str, speaker: Speaker = Speaker.CANDIDATE) -> list[EvidenceFound]:
    return list(tagger().feed(said(text, 1, speaker)))


def at_threshold(threshold: float, text: str) -> list[EvidenceFound]:
    strict = tagger(taught=structs.replace(TAUGHT, threshold=threshold))
    return list(strict.feed(said(text)))


class Dialogue:
    """A tagger that is told who says what, and which question each unit was read after."""

    def __init__(self) -> None:
        self._read: dict[str, str] = {}
        self._said = ""
        self._tagger = tagger(self._noted)
        self._said = ""
        self._utterance = 0

    def _noted(self, text: str, question: str) -> Reading:
        if text in self._said and text not in PHRASES:
            # Once more, by itself, it is read to see whether the question had held it.
            self._read.setdefault(text, question)
        return read(text, question)

    def asks(self, text: str) -> None:
        assert self._say(text, Speaker.INTERVIEWER) == []

    def answers(self, text: str = STRONG) -> list[str]:
        """The questions that the units of the answer were read after."""
        return self._say(text, Speaker.CANDIDATE)

    def somebody_says(self, text: str) -> None:
        assert self._say(text, Speaker.UNKNOWN) == []

    def _say(self, text: str, speaker: Speaker) -> list[str]:
        self._utterance += 1
        self._said = text
        self._read.clear()
        list(self._tagger.feed(said(text, self._utterance, speaker)))
        return list(self._read.values())


def test_what_the_encoder_reads_becomes_evidence() -> None:
    [one] = tagged(STRONG)
    assert (one.dimension, one.band, one.level, one.polarity) == (SEAMANSHIP, "4", 4, "+")
    assert (one.matched, one.utterance) == (ALONE, 1)
    assert STRONG[one.from_ : one.to] == STRONG


def test_what_speaks_against_is_evidence_too() -> None:
    [one] = tagged(WEAK)
    assert (one.dimension, one.band, one.level, one.polarity) == (SEAMANSHIP, "1–2", 2, "-")


def test_each_quote_is_its_own_slice() -> None:
    text = f"Let me think about that for a moment please. {CREWS} {STRONG}"
    found = tagged(text)
    assert [one.dimension for one in found] == [CREW, SEAMANSHIP]
    assert [text[one.from_ : one.to] for one in found] == [CREWS, STRONG]


@pytest.mark.parametrize("speaker", OTHERS)
@given(st.lists(st.sampled_from([STRONG, WEAK, CREWS, TALK]), max_size=4).map(" ".join))
def test_only_the_candidates_words_become_evidence(speaker: Speaker, text: str) -> None:
    assert tagged(text, speaker) == []


@pytest.mark.parametrize("speaker", OTHERS)
def test_what_others_say_is_not_even_read(speaker: Speaker) -> None:
    one = Dialogue()
    {Speaker.INTERVIEWER: one.asks, Speaker.UNKNOWN: one.somebody_says}[speaker](STRONG)


def test_everyday_talk_is_no_evidence() -> None:
    assert tagged(f"{TALK} Nice to meet you.") == []


def test_a_few_words_are_no_evidence_however_sure() -> None:
    assert tagged("Well, um: proven five praised dock!") == []
    assert tagged("Well, um: proven five praised dock I!") != []


def test_where_it_is_unclear_what_it_speaks_for_there_is_no_evidence() -> None:
    wary = tagger(taught=structs.replace(TAUGHT, contrary=0.4))
    assert list(wary.feed(said(WEAK.replace("blamed", "unclear")))) == []


def test_what_is_said_of_a_dimension_in_one_go_is_one_quote_at_the_surest_level() -> None:
    likely = f"Likely five praised: {RUBRIC.dimensions[0].anchors[3].text}"
    for text in (f"{likely} {STRONG}", f"{STRONG} {likely}"):
        [one] = tagged(text)
        assert (text[one.from_ : one.to], one.level) == (text, 4)


def test_of_what_is_said_of_a_dimension_here_and_there_the_surest_is_quoted() -> None:
    likely = f"Likely five praised: {RUBRIC.dimensions[0].anchors[3].text}"
    for text in (f"{likely} {TALK} {STRONG}", f"{STRONG} {TALK} {likely}"):
        [one] = tagged(text)
        assert text[one.from_ : one.to] == STRONG


@pytest.mark.parametrize(("first", "second"), [(STRONG, WEAK), (WEAK, STRONG)])
def test_praise_and_blame_in_one_breath_are_two_quotes(first: str, second: str) -> None:
    text = f"{first} {second}"
    found = tagged(text)
    assert [text[one.from_ : one.to] for one in found] == [first, second]
    assert {one.polarity for one in found} == {"+", "-"}


BROKE, MENDED = "We ran the ship aground alone.", "Since then I ask the pilot first."


def in_two(text: str, question: str) -> Reading:
    """Sure where both halves are read at once, and else that there may be something."""
    halves = (BROKE in text) + (MENDED in text)
    if not halves:
        return read(text, question)
    return replace(read(STRONG, question), evidence=6.0 if halves > 1 else -1.3)


def test_what_two_sentences_say_together_is_one_quote() -> None:
    text = f"Let me think about that first. {BROKE} {MENDED}"
    [one] = tagger(in_two).feed(said(text))
    assert text[one.from_ : one.to] == f"{BROKE} {MENDED}"


def test_sentences_that_say_nothing_are_not_read_together() -> None:
    texts: list[str] = []

    def noted(text: str, question: str) -> Reading:
        texts.append(text)
        return read(text, question)

    list(tagger(noted).feed(said(f"{TALK} {TALK}")))
    assert f"{TALK} {TALK}" not in texts


def test_a_quote_does_not_grow_beyond_what_a_person_would_copy() -> None:
    ferries = ("Ada", "Bess", "Cora", "Dora", "Edda", "Fanny")
    [one] = tagged(" ".join(STRONG.replace(".", f", on {name}.") for name in ferries))
    assert len(STRONG) + 10 < one.to - one.from_ < 5 * len(STRONG)


def test_what_is_said_again_says_no_more() -> None:
    [first] = tagged(STRONG)
    [again] = tagged(" ".join([STRONG] * 6))
    assert again == first


@pytest.mark.parametrize(
    ("remark", "asked_before"),
    [
        ("That was brave of the crew.", True),
        ("Mm-hm, go on.", True),
        ("How did the crew take it?", False),
        ("Tell me of the crew.", False),
    ],
)
def test_a_remark_leaves_open_what_was_asked(remark: str, asked_before: bool) -> None:
    asked: list[str] = []

    def noted(text: str, question: str) -> Reading:
        asked.extend([question] if question else [])
        return read(text, question)

    one = tagger(noted)
    for number, (text, who) in enumerate(
        [
            ("How do you dock?", Speaker.INTERVIEWER),
            (STRONG, Speaker.CANDIDATE),
            (remark, Speaker.INTERVIEWER),
            (STRONG, Speaker.CANDIDATE),
        ]
    ):
        list(one.feed(said(text, number, who)))
    assert asked[-1].startswith("How do you dock?") is asked_before


def test_of_two_that_are_equally_sure_the_first_is_quoted() -> None:
    [one] = tagged(f"{STRONG} {STRONG}")
    assert one.from_ == 0


def test_each_utterance_gives_its_own() -> None:
    one = tagger()
    found = [each for number in (1, 2) for each in one.feed(said(STRONG, number))]
    assert [each.utterance for each in found] == [1, 2]


def test_evidence_is_numbered_over_the_whole_interview() -> None:
    one = tagger()
    texts = (f"{CREWS} {STRONG}", TALK, f"{STRONG} {CREWS}")
    found = [each for n, text in enumerate(texts, 1) for each in one.feed(said(text, n))]
    assert [each.evidence for each in found] == [1, 2, 3, 4]


def test_what_is_less_sure_than_the_threshold_is_not_suggested() -> None:
    likely = STRONG.replace("Proven", "Likely")
    assert tagged(STRONG.replace("Proven", "Doubtful")) == []
    [one] = tagged(likely)
    assert at_threshold(one.confidence, likely) == [one]
    assert at_threshold(one.confidence + 0.001, likely) == []


def test_without_a_threshold_everything_clear_is_suggested() -> None:
    [one] = at_threshold(0.0, STRONG.replace("Proven", "Chatter"))
    assert one.confidence < 0.1


def test_evidence_says_how_it_was_told() -> None:
    text = "Proven four praised: {} dock alone in strong cross wind."
    ways = {
        "I": ("says “I”",),
        "we": ("says “we”",),
        "the ferry would": ("does not say who", "says what they would do, not what they did"),
        "they never": ("says “they”", "says what was not done"),
    }
    for words, reasons in ways.items():
        [one] = tagged(text.format(words))
        assert one.reasons == reasons


def test_an_answer_is_read_after_the_question() -> None:
    one = Dialogue()
    assert one.answers() == [""]
    one.asks("How do you dock?")
    assert set(one.answers(f"{STRONG} {CREWS}")) == {"How do you dock?"}


def test_a_question_may_have_many_utterances() -> None:
    one = Dialogue()
    for text in ("Let us talk about docking.", "Say there is wind.", "What do you do?"):
        one.asks(text)
    assert one.answers() == ["Let us talk about docking. Say there is wind. What do you do?"]


def test_an_answer_may_have_many_utterances_too() -> None:
    one = Dialogue()
    one.asks("How do you dock?")
    assert one.answers(TALK) == one.answers() == ["How do you dock?"]


def test_the_next_question_takes_the_place_of_the_one_before() -> None:
    one = Dialogue()
    one.asks("How do you dock?")
    one.answers()
    one.asks("And how do you")
    one.asks("lead your crew?")
    assert one.answers() == ["And how do you lead your crew?"]


@pytest.mark.parametrize(
    "nod", ["Mm-hm.", "Right.", "Okay, yeah.", "That makes sense, okay, great.", "…", "I see."]
)
def test_a_nod_does_not_change_the_question(nod: str) -> None:
    one = Dialogue()
    one.asks(nod)
    one.asks("How do you dock?")
    one.asks(nod)
    assert one.answers() == ["How do you dock?"]
    one.asks(nod)
    assert one.answers() == ["How do you dock?"]
    one.asks("And your crew then?")
    assert one.answers() == ["And your crew then?"]


def test_a_speaker_who_is_not_known_does_not_change_the_question() -> None:
    one = Dialogue()
    one.asks("How do you dock?")
    one.somebody_says("What do you like for lunch?")
    assert one.answers() == ["How do you dock?"]


pieces = st.sampled_from(
    [STRONG, WEAK, CREWS, TALK, "um,", "and", f"Likely five praised: {ORDERS}", "Why though?", "…"]
)
texts = st.lists(pieces, max_size=8).map(" ".join)


@settings(deadline=None)
@given(texts, st.floats(0, 1))
def test_whatever_is_said_the_card_takes_the_evidence(text: str, threshold: float) -> None:
    card = Scorecard()
    card.apply(SessionOpened("s", RUBRIC, "test"))
    card.apply(said(text))
    found = at_threshold(threshold, text)
    for one in found:
        card.apply(one)
        assert RUBRIC.band(one.level).label == one.band
        assert (one.polarity == "-") == (one.level <= 2)
        assert one.confidence >= threshold
        assert text[one.from_ : one.to].strip() == text[one.from_ : one.to] != ""
    assert all(one.from_ <= other.from_ for one, other in pairwise(found))
    assert [one.evidence for one in found] == list(range(1, len(found) + 1))


@settings(deadline=None)
@given(texts)
def test_a_dimension_gets_one_suggestion_for_and_one_against_from_an_utterance(text: str) -> None:
    found = tagged(text)
    kinds = [(one.dimension, one.polarity) for one in found]
    assert len(kinds) == len(set(kinds))
    for one, other in combinations(found, 2):
        assert one.dimension != other.dimension or one.to <= other.from_ or other.to <= one.from_


@settings(deadline=None)
@given(texts, st.floats(0, 1), st.floats(0, 1))
def test_a_higher_threshold_only_leaves_out(text: str, one: float, other: float) -> None:
    few, many = (at_threshold(each, text) for each in sorted((one, other), reverse=True))
    for strict in few:
        kind = strict.dimension, strict.polarity
        [loose] = [one for one in many if (one.dimension, one.polarity) == kind]
        assert loose.confidence == strict.confidence
        assert max(loose.from_, strict.from_) < min(loose.to, strict.to)


def test_a_unit_may_speak_to_two_dimensions() -> None:
    both = f"{STRONG[:-1]}, and {CREWS}"
    assert len({one.dimension for one in tagged(both)}) <= 2


def test_evidence_says_what_it_shows_and_whether_it_was_prompted() -> None:
    one = tagger()
    list(one.feed(said("What about the spring line in strong cross wind?", 1, Speaker.INTERVIEWER)))
    [found] = one.feed(said(f"{STRONG[:-1]} because the crew is small.", 2, Speaker.CANDIDATE))
    assert (found.prompted, found.owner) == (True, "I")
    assert "reasoning" in found.shows
    assert "gives a reason" in found.reasons


def test_what_touches_a_protected_topic_is_no_evidence() -> None:
    assert tagged(f"{STRONG[:-1]}, and I'm pregnant.") == []
    assert tagged(STRONG)


def test_a_question_after_a_remark_is_a_new_one() -> None:
    asked: list[str] = []

    def noted(text: str, question: str) -> Reading:
        asked.extend([question] if question else [])
        return read(text, question)

    one = tagger(noted)
    first, remark, second = "How do you dock?", "That was brave of the crew.", "Who briefs them?"
    list(one.feed(said(first, 1, Speaker.INTERVIEWER)))
    list(one.feed(said(STRONG, 2)))
    list(one.feed(said(remark, 3, Speaker.INTERVIEWER)))
    list(one.feed(said(second, 4, Speaker.INTERVIEWER)))
    list(one.feed(said(STRONG, 5)))
    assert asked[-1] == second
