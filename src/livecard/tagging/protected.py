"""Protected topics: what candidates say of their own age, family, health, origin or belief.

None of it may count for or against anybody, so a unit that tells of it is no evidence. Only the
speaker's own: a nurse's patient who is pregnant, a support agent's blind customer, are the work.
"""

import re

_TENS = "twenty|thirty|forty|fifty|sixty|seventy"
_YEARS = rf"(?:(?:{_TENS})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|[2-7]\d)"
_COUNTED = (
    "%|per|minutes?|hours?|days?|weeks?|months?|people|miles?|feet|metres?|k|grand|of|years? in"
)
_PARENTS = "mum|mom|mam|mother|dad|father|parents|nan|gran|granny|grandmother|grandfather"
_CLOSE = "wife|husband|son|daughter|brother|sister|girlfriend|boyfriend|fiancée?|spouse"
_CHILDREN = "kids|children|boys|girls|twins|sons|daughters|little ones|babies|grandchildren"
_COUNT = "two|three|four|five|six|a couple of|the two|the three|the|grown-up"
_ILLS = (
    "adhd|autism|dyslexia|anxiety|depression|asthma|diabetes|epilepsy|cancer|ms|migraines|arthritis|"
    "bipolar|ptsd|a disability|a bad back|a bad knee|a hearing (?:aid|thing)|a stutter|"
    "an? (?:\\w+ )?(?:condition|illness|disease|disc problem|problem with my \\w+)"
)
_BODY = "back|knee|hip|heart|kidneys?|lungs?|hearing|eyesight|nerves"
_BELIEFS = "muslim|christian|jewish|catholic|hindu|buddhist|sikh|atheist|protestant|believer"
_AM = r"\b(?:i['’]?m|i am|i was|i['’]ve been)"
_HAVE = r"\bi(?:['’]ve| have| had|['’]ve had)(?: got)?"
_OWN = r"\bmy(?: own| late| first| second| poor| old)?"

_TOPICS = {
    "age": (
        rf"{_AM}(?: (?:only|nearly|almost|just|now|already|turning|past|about))* {_YEARS}"
        rf"\b(?![ -]*(?:{_COUNTED})\b|[ -]?\d|%)",
        r"\b(?:at|of) my(?: own)? age\b",
        rf"{_AM} (?:\w+ )?(?:the oldest|the youngest|too old|too young)\b",
        rf"{_AM} \w+(?:[ -]\w+)? years old\b",
    ),
    "family": (
        rf"{_OWN} (?:{_PARENTS}|{_CLOSE}|{_CHILDREN})\b",
        rf"{_HAVE} (?:(?:{_COUNT}) (?:{_CHILDREN})|an? (?:\w+ )?(?:son|daughter|child|baby))\b",
        r"\bi (?:was going through|got|had) a divorce\b|\bsince the divorce\b",
        r"\bi['’]m from an? (?:\w+ )?family\b|\bi was brought up (?:on|by|in)\b",
        r"\bmy(?: own)? (?:family|marriage|divorce|pregnancy|maternity|youngest|eldest)\b",
        rf"{_AM} (?:\w+ )?(?:pregnant|expecting|married|divorced|widowed|single)\b",
        rf"{_AM} a (?:single )?(?:mum|mom|mother|dad|father|parent|carer)\b",
        r"\b(?:from|on|my) (?:maternity|paternity|parental) leave\b|\bcame back from maternity\b",
        r"\bwhen my (?:\w+ )?(?:was|were) born\b",
    ),
    "health": (
        rf"{_HAVE} (?:{_ILLS})\b",
        rf"{_AM} (?:\w+ )?(?:deaf|blind|dyslexic|autistic|disabled|epileptic|diabetic|asthmatic)\b",
        rf"{_AM} (?:diagnosed|in hospital|signed off|off sick|on (?:tablets|medication))\b",
        r"\bi (?:was|got|wasn['’]t) (?:ill|sick|well)\b(?! of)",
        r"\bi (?:had|did|was having) (?:an?|my own) (?:\w+ )?(?:operation|stroke|breakdown)\b",
        r"\bmy (?:illness|disability|depression|anxiety|diagnosis|surgery|medication|"
        r"therapist|counsellor|treatment|adhd|dyslexia|asthma)\b",
        rf"\b(?:with|out with|because of|bother with) my (?:{_BODY})\b",
        rf"\bmy (?:{_BODY}) (?:was|is|isn['’]t|wasn['’]t|went|goes|gave|holds|operation)\b",
    ),
    "origin": (
        rf"{_AM}(?: originally)? from (?-i:[A-Z]\w+)(?! team)",
        rf"{_AM} originally from\b",
        r"\bi (?:was born|grew up) in (?-i:[A-Z])",
        r"\b(?:came|moved) (?:over |here )?from (?-i:[A-Z]\w+) (?:with|when|as|because)\b",
        r"\bmy (?:visa|nationality|passport|accent|ethnicity|country|culture|mother tongue)\b",
        r"\bi['’]m on a visa\b|\b(?:from|in) my country\b|\bwhere i['’]m from\b",
    ),
    "belief": (
        r"\bmy (?:faith|religion|church|mosque|temple|synagogue|beliefs|prayers)\b",
        rf"{_AM} (?:an? )?(?:practising |devout )?(?:{_BELIEFS})\b",
        r"\bi (?:go to (?:church|mosque|temple)|pray)\b|\bi['’]m fasting\b|\bramadan\b",
        r"\bi joined the union\b|\bmy union\b",
    ),
    "orientation": (
        rf"{_AM} (?:\w+ )?(?:gay|lesbian|bisexual|trans|transgender|queer|non-binary)\b",
    ),
}
_PATTERNS = {topic: re.compile("|".join(some), re.IGNORECASE) for topic, some in _TOPICS.items()}


def protected(text: str) -> str | None:
    """The first protected topic that the speaker touches of their own; None where there is none."""
    return next((topic for topic, one in _PATTERNS.items() if one.search(text)), None)
