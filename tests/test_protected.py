"""Protected topics: a candidate's own are known, other people's are part of the work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.tagging.protected import protected


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("age", "I'm fifty-one now so I have done my share of airports"),
        ("age", "well I am only 24 and people notice"),
        ("age", "I was the oldest on that course by far"),
        ("family", "my wife works nights so I start early"),
        ("family", "I've two kids and the mornings are loud"),
        ("family", "I'm pregnant actually, nobody knows yet"),
        ("family", "that was the year of my divorce"),
        ("health", "I've got dyslexia so written feedback takes longer"),
        ("health", "I'm deaf on the left so I sit on that side"),
        ("health", "I was ill that winter"),
        ("origin", "I'm from Turkey and studied here"),
        ("origin", "I'm originally from the coast over there"),
        ("origin", "my visa runs for another two years"),
        ("belief", "I'm a Muslim so Fridays are short"),
        ("belief", "my church has a group for that"),
        ("orientation", "I'm gay, so I know a bit about that"),
    ],
)
def test_a_candidates_own_age_family_health_origin_or_belief_is_known(
    topic: str, text: str
) -> None:
    assert protected(text) == topic
    assert protected(text.replace("'", "’")) == topic
    assert protected(f"So {text[0].lower()}{text[1:]}, and I wrote the plan.") in (topic, None)


@pytest.mark.parametrize(
    "text",
    [
        "I'm twenty minutes into the incident and I page the next person",
        "I'm from the platform team and I own the queue",
        "The patient was pregnant and I rang her husband",
        "her son had asthma, so I checked the inhaler first",
        "I was sick of late reviews, so I wrote a rule",
        "I went back to the customer with a date",
        "I've two tests for that and they ran in forty seconds",
        "that was my condition for signing",
        "the system is originally from a supplier",
        "I drove 40 miles and mended the pump",
        "I voted against the design and wrote down why",
    ],
)
def test_what_others_live_with_and_everyday_work_is_not_protected(text: str) -> None:
    assert protected(text) is None


def test_silence_tells_nothing() -> None:
    assert protected("") is None


@given(st.text(max_size=60))
def test_a_topic_is_found_wherever_it_stands(before: str) -> None:
    assert protected(f"{before} . I'm pregnant. {before}") is not None
