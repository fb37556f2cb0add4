"""What a user is told when something cannot be done: what happened, where, and what to do."""


class LivecardError(Exception):
    """An error whose message is meant for the user: one sentence, naming the thing and the mend."""


class BadEvent(LivecardError):
    """An event that contradicts what happened before it; it is refused before it is written."""
