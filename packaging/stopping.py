"""The one way in which the set-up gives up."""


class Stop(Exception):
    """The set-up cannot go on; its text tells the reader why and what to type."""
