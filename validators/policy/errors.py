"""The one error of this package."""

from pipeline.errors import BadUsage


class PolicyError(BadUsage):
    """A ruleset or a file beside it that cannot be used.

    The message is Chinese and says the file, the line, what was found and what is allowed.
    """
