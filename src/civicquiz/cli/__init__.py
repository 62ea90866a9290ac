"""The command line: click commands, one module each, loaded only when they are called."""

import gc

gc.set_threshold(100_000, 20, 50)
# Importing makes many objects and no garbage: looking for it every 700 objects costs a tenth of
# the time to the first question.

from civicquiz.cli.entry import main  # noqa: E402  # after the line above, or it is of no use

__all__ = ["main"]
