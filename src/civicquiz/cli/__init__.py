"""The command line: click commands, one module each, loaded only when they are called."""

from civicquiz.cli.entry import main

__all__ = ["main"]
