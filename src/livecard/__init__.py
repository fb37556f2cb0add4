"""livecard: evidence on the scorecard while the interview is running, on your own machine."""

__version__ = "0.1.0"
