"""Changes of the words: each as it should be made, or not made where it cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.bench import changes, reversals
from livecard.bench.changes import Change
from livecard.bench.wordlists import EMPLOYERS, RESPELT, SWAPPED_NAMES, words

EVERY: list[Change] = [
    changes.renamed,
    changes.regendered,
    changes.elsewhere,
    changes.respelt,
    changes.hesitant,
    changes.fluent,
    changes.reordered,
    changes.with_components,
    changes.repeated,
    reversals.negated,
    reversals.imagined,
    reversals.of_a_colleague,
]


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (changes.renamed, "I asked Hedda about it.", "I asked Mei about it."),
        (changes.renamed, "Sarah and Tom left.", "Guadalupe and Rashid left."),
        (changes.regendered, "He gave me his badge.", "She gave me her badge."),
        (changes.regendered, "I asked her about her mother.", "I asked him about his mother."),
        (changes.regendered, "I told her it broke, herself.", "I told him it broke, himself."),
        (changes.respelt, "We organised the Centre.", "We organized the Center."),
        (changes.respelt, "We organized the center.", "We organised the centre."),
        (changes.fluent, "So, um, I wrote, you know, a plan.", "So, I wrote, a plan."),
        (
            changes.reordered,
            "I read the oil, brakes and lights, then drove.",
            "I read the oil, lights and brakes, then drove.",
        ),
        (
            changes.with_components,
            "I tested it.",
            "I tested it, with Kafka, Redis, Kubernetes, GraphQL and Terraform.",
        ),
        (changes.repeated, "I tested it", "I tested it. I tested it"),
        (changes.repeated, "I tested it!", "I tested it! I tested it!"),
        (reversals.negated, "I wrote a plan.", "I never wrote a plan."),
        (reversals.negated, "we always check the oil", "we never check the oil"),
        (
            reversals.negated,
            "I've kept it, and I'm proud.",
            "I've never kept it, and I'm not proud.",
        ),
        (reversals.negated, "I was there.", "I was not there."),
        (reversals.negated, "I checked what I wrote.", "I never checked what I wrote."),
        (reversals.imagined, "I wrote a plan.", "I would have written a plan."),
        (reversals.imagined, "I checked it.", "I would have checked it."),
        (reversals.imagined, "we check it", "we would check it"),
        (reversals.imagined, "I've checked it.", "I would have checked it."),
        (reversals.imagined, "I was on call.", "I would have been on call."),
        (
            reversals.of_a_colleague,
            "So I wrote my plan and we kept it.",
            "So my colleagues in the other office, they wrote their plan and they kept it.",
        ),
    ],
)
def test_a_change_is_made_as_somebody_would_say_it(change: Change, before: str, after: str) -> None:
    assert change(before) == after


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (changes.renamed, "I asked in May, on Monday."),
        (changes.regendered, "I asked them."),
        (changes.respelt, "I did it while they check the story."),
        (changes.hesitant, "I did it."),
        (changes.fluent, "I like it, you know it well."),
        (changes.reordered, "I stopped, and I looked."),
        (changes.with_components, "Shall I?"),
        (reversals.negated, "I didn't write it."),
        (reversals.negated, "I think the plan was kept."),
        (reversals.imagined, "I would write it."),
        (reversals.of_a_colleague, "The plan was written."),
    ],
)
def test_a_change_that_cannot_be_made_is_not_made(change: Change, text: str) -> None:
    assert change(text) is None


def test_somebody_without_a_name_is_given_one() -> None:
    assert str(changes.renamed("my manager asked why")).startswith("my manager ")
    assert changes.renamed("my manager's car") is None


def test_an_employer_takes_the_place_of_another_or_is_named_first() -> None:
    for text in ("I did it at Clearwater.", "I did it at my last job.", "I did it."):
        new = changes.elsewhere(text)
        assert new is not None
        assert "Clearwater" not in new
        assert any(one in new for one in EMPLOYERS)
    assert changes.elsewhere("Yes, all fine.") is None
    assert str(changes.elsewhere("I did it at Christmas.")).endswith("I did it at Christmas.")


def test_fillers_are_put_in_and_nothing_is_left_out() -> None:
    text = "I wrote the plan on the board and then asked the other two to tear it up"
    new = changes.hesitant(text)
    assert new is not None
    kept = [one for one in new.split() if one.strip(",") not in {"um", "you", "know", "uh"}]
    assert kept == text.split()


def test_a_name_is_changed_back_by_the_same_table() -> None:
    assert all(SWAPPED_NAMES[other] == name for name, other in SWAPPED_NAMES.items())
    assert all(one != other for one, other in RESPELT.items())


def test_a_nod_falls_between_two_sentences() -> None:
    assert changes.halves("One here. Two here. Three.") in {
        ("One here.", "Two here. Three."),
        ("One here. Two here.", "Three."),
    }
    assert changes.halves("Only one here.") is None


def test_a_change_is_made_at_its_places_only() -> None:
    text = "I wrote it. I read it. I sent it."
    assert changes.applied(reversals.negated, text, [(12, 22)]) == (
        "I wrote it. I never read it. I sent it."
    )
    assert changes.applied(reversals.negated, text, []) is None
    assert changes.applied(changes.regendered, text, [(0, 11)]) is None


@pytest.mark.parametrize("change", EVERY)
@given(
    st.lists(
        st.sampled_from(
            words(
                "I we he her his Sarah checked organised, um, oil, brakes and lights never at"
                " Google my plan. would that? …"
            )
        ),
        max_size=12,
    ).map(" ".join)
)
def test_whatever_is_said_it_is_changed_or_left_alone(change: Change, text: str) -> None:
    new = change(text)
    assert new is None or (new != text and new.strip())
    assert change(text) == new
