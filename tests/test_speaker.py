"""Who spoke is written in the log as the interview's own word."""

from livecard.speaker import Speaker


def test_a_speaker_is_written_as_a_plain_word() -> None:
    assert [str(one) for one in Speaker] == ["interviewer", "candidate", "unknown"]


def test_a_plain_word_is_read_as_a_speaker() -> None:
    assert Speaker("candidate") is Speaker.CANDIDATE
