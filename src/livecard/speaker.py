"""Who spoke: the channel is the role."""

from enum import StrEnum


class Speaker(StrEnum):
    """Whose channel it is. Where the role is not known, nothing becomes evidence."""

    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"
    UNKNOWN = "unknown"

    @property
    def other(self) -> "Speaker":
        """The other one of the two; nobody's other is nobody."""
        pair = {Speaker.INTERVIEWER: Speaker.CANDIDATE, Speaker.CANDIDATE: Speaker.INTERVIEWER}
        return pair.get(self, self)
