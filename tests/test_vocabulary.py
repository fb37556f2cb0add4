"""The vocabulary: what a text names, in front of what the rubric knows, and never too much."""

import pytest

from livecard.audio.vocabulary import MOST, terms

ADVERT = """We are looking for somebody who knows Kafka and has run PostgreSQL in anger.
Kafka is most of the work. You report to Ines Kowalczyk.
OAuth2, blue-green deployment, canary
- Terraform
"""


def test_names_are_terms_and_the_capital_of_a_sentence_is_none() -> None:
    found = terms((), ADVERT)
    assert found[0] == "Kafka"
    assert {"PostgreSQL", "Ines", "Kowalczyk"} <= set(found)
    assert not {"We", "You"} & set(found)


def test_short_lines_are_lists_of_terms() -> None:
    assert {"OAuth2", "blue-green deployment", "canary", "Terraform"} <= set(terms((), ADVERT))


def test_what_the_rubric_knows_comes_after_it_and_never_twice() -> None:
    assert terms(("kafka", "sharding"), "Kafka")[:2] == ("Kafka", "sharding")


@pytest.mark.parametrize("text", ["", "\n\n", "and so we built it. It was good."])
def test_a_text_without_names_adds_nothing(text: str) -> None:
    assert terms(("sharding",), text) == ("sharding",)


def test_a_long_text_does_not_crowd_out_what_was_said() -> None:
    assert len(terms((), "\n".join(f"Term{i}" for i in range(200)))) == MOST
