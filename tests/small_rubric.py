"""A rubric of two dimensions as TOML, small enough to be broken in many ways."""

SMALL = """\
title = "Ferry Captain"
role = "Captain of a harbour ferry"
purpose = "Rates seamanship and how the crew is led."
audience = "The harbour master."
level = "Senior"
format = "conversation"
hot_words = ["fairlead", "spring line"]
success = ["Keeps to the timetable", "Brings everybody home"]

[[dimensions]]
name = "Seamanship"
weight = 60
tests = "Do they bring the ferry in safely?"
checklist = "Plans · looks · corrects"
floor = 3
probes = ["What did you look at?"]
[dimensions.anchors]
"1-2" = "Docks by luck."
"3" = "Docks in calm weather."
"4" = "Docks in cross wind."
"5" = "Teaches docking in any wind."
[dimensions.sayings]
"1-2" = ["I just hope for the best."]

[[dimensions]]
name = "Crew communication"
weight = 40
[dimensions.anchors]
"1-2" = "Shouts, or says nothing."
"3" = "Gives clear orders."
"4" = "Briefs the crew beforehand."
"5" = "Has made the whole fleet brief its crews."

[levels.Junior.Seamanship]
"4" = "Docks in cross wind with a pilot beside."

[formats.pairing.Seamanship]
"4" = "Docks in cross wind on the simulator."

[[questions]]
text = "Tell me of a hard landing."
dimensions = ["Seamanship"]
success = [1, 2]

[[examples]]
name = "Great"
score = 5
[examples.notes]
Seamanship = "Taught six others."
"Crew communication" = "Fleet briefs now."
"""


def changed(before: str, after: str, text: str = SMALL) -> str:
    """The text with one thing changed; it must have been there."""
    assert before in text, before
    return text.replace(before, after, 1)
