"""The way in: runs a command and turns whatever stops it into one message and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from civicquiz.cli.root import root
from civicquiz.cli.streams import told
from civicquiz.errors import CivicquizError

__all__ = ["main", "run"]

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the program as a process and exit with the documented code."""
    code = run(sys.argv[1:])
    try:
        if sys.stdout is not None:  # it is None where it was closed before we began
            sys.stdout.flush()
    except (ValueError, OSError) as error:
        code = code or _stdout_is_gone(error)
    gc.freeze()  # the process ends: a last look for cycles costs a check of 10,000 questions 90 ms
    raise SystemExit(code)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; every message is already shown."""
    debug = "--debug" in arguments
    try:
        result = root.main(args=arguments, prog_name="civicquiz", standalone_mode=False)
    except CivicquizError as error:
        if debug:
            raise
        _complain(error.message, error.hint)
        return error.exit_code
    except click.UsageError as error:
        _show_usage(error)
        return 2
    except click.ClickException as error:
        _complain(error.format_message(), "")
        return 1
    except (KeyboardInterrupt, click.Abort):
        click.echo(err=True)
        return INTERRUPTED
    except BrokenPipeError as error:
        return _stdout_is_gone(error)
    except Exception as error:
        if debug:
            raise
        return _unforeseen(error)
    return result if isinstance(result, int) else 0


def _complain(message: str, hint: str) -> None:
    click.echo(told(f"Error: {message}"), err=True)
    if hint:
        click.echo(hint, err=True)  # it may hold a command, to be copied in one piece


def _show_usage(error: click.UsageError) -> None:
    """Show what is wrong with the call, the nearest right one, and where help is.

    A group without a command is shown its help: that is no mistake to be told of.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    _complain(error.format_message(), "")
    if error.ctx is not None:
        click.echo(f"See: {error.ctx.command_path} --help", err=True)


def _stdout_is_gone(error: Exception) -> int:
    """Whoever read our output has stopped: nothing is left to say to them."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
    return 0 if isinstance(error, BrokenPipeError) else 1


def _unforeseen(error: Exception) -> int:
    """Report a fault of the program: one line, and how to see more."""
    if isinstance(error, OSError) and error.strerror:
        what = error.filename or "The output cannot be written"
        _complain(f"{what}: {error.strerror}.", "Every graded answer is kept.")
        return _stdout_is_gone(error)
    _complain(
        f"civicquiz failed unexpectedly ({type(error).__name__}: {error}).",
        "Every graded answer is kept. Run the same command with --debug and report what it shows.",
    )
    return 1
