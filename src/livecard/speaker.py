"""Who spoke: the channel is the role."""

from enum import StrEnum


class Speaker(StrEnum):
    """Whose channel it is. Where the role is not known, nothing becomes evidence."""

    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"
    UNKNOWN = "unknown"
