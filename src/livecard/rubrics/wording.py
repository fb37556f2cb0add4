"""Wording in rubrics and notes that invites gut feeling, and what to write instead."""

import re

CULTURE_FIT = re.compile(r"\bcultur(?:e|al)[\s-]+fit\b|\bvibes?\b", re.IGNORECASE)
INSTEAD_OF_CULTURE_FIT = (
    "Tell me about a disagreement with somebody on your team: how did it end?",
    "What do you do with feedback on your work?",
    "What is good collaboration for you?",
)
"""Questions on the alignment of values, which bring out behaviour."""

PERSON = re.compile(
    r"\b(smart|clever|brilliant|gifted|likea?ble|charming|charismatic|passionate|enthusiastic"
    r"|arrogant|shy|nervous|confident|lazy|honest person|good attitude|personality"
    r"|rock ?star|ninja)\b",
    re.IGNORECASE,
)
"""Words on what somebody is, where a rubric may speak of what somebody does."""

POTENTIAL = re.compile(r"\b(high|great|huge|real|lots? of)\s+potential\b", re.IGNORECASE)

UNHEARD = re.compile(
    r"\b(commits? code|hands in code|CI (passes|stays)|(clear|readable|clean)\W+(\w+\W+)?code"
    r"|writes? (readable|well-\w+|clean|facts|unclear)|variable names|indent\w*|keeps charts"
    r"|code runs|typing speed|desk is|on time every)\b",
    re.IGNORECASE,
)
"""Behaviour that leaves its trace in work and not in talk: speech can claim it, not show it."""

TOO_BROAD = re.compile(
    r"^\s*design\s+(an?\s+|the\s+)?[\w-]+(\s+[\w-]+)?\s*[.?!]*\s*$", re.IGNORECASE
)
"""A design question that names a product and no numbers or limits."""

TEAMWORK = re.compile(
    r"collaborat|communicat|team|talking with|influence|stakeholder", re.IGNORECASE
)
"""What the name of a dimension on working with people has in it."""
