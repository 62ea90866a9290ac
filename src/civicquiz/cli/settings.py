"""The settings file and the folders that the platform gives us."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeGuard

from civicquiz.errors import BadInput

__all__ = ["Settings", "config_file", "data_folder", "read_settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``settings.toml`` may set; every value has a default.

    `retention` is the recall aimed at when a question comes due, `rollover_hour` the hour at
    which a new day begins, `pass_mark` the score from which a partly right answer passes.
    `check_select`, `check_ignore` and `check_strict` hold codes or families of rules: those that
    ``bank check`` runs, leaves out, and fails on at a warning.
    """

    learner: str = ""
    database: str = ""
    new_a_day: int = 10
    reviews_a_day: int = 200
    retention: float = 0.9
    rollover_hour: int = 4
    pass_mark: float = 1.0
    check_select: tuple[str, ...] = ()
    check_ignore: tuple[str, ...] = ()
    check_strict: tuple[str, ...] = ()


LIMITS: dict[str, tuple[float, float]] = {
    "new_a_day": (0, 100_000),
    "reviews_a_day": (0, 100_000),
    "retention": (0.5, 0.99),
    "rollover_hour": (0, 23),
    "pass_mark": (0.0, 1.0),
}


def data_folder() -> Path:
    """Return the platform's folder for our data (it may not exist yet)."""
    from platformdirs import user_data_path  # 12 ms: only where no database was named

    return user_data_path("civicquiz", appauthor=False)


def config_file() -> Path:
    """Return where the settings file is looked for."""
    from platformdirs import user_config_path  # as above

    return user_config_path("civicquiz", appauthor=False) / "settings.toml"


def read_settings() -> Settings:
    """Read the settings file; without one, everything has its default."""
    path = config_file()
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}.", "Mend it or move it away.") from None
    import tomllib  # most people have no settings file

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: {error}.", "See: civicquiz help settings") from None
    return _checked(path, values)


def _checked(path: Path, values: dict[str, object]) -> Settings:
    known = {field.name: field for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            from difflib import get_close_matches  # only a slip pays for it

            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"It may set: {', '.join(known)}."
            raise BadInput(f"{path}: unknown setting '{name}'.", hint)
        wanted = type(getattr(Settings(), name))
        if wanted is float and type(value) is int:
            values = {**values, name: float(value)}
        elif wanted is tuple and _is_texts(value):
            values = {**values, name: tuple(code.strip().upper() for code in value)}
        elif type(value) is not wanted:
            raise BadInput(
                f"{path}: {name} must be {_plain_type(wanted)}.", "See: civicquiz help settings"
            )
        low, high = LIMITS.get(name, (0, 0))
        if name in LIMITS and not low <= float(str(value)) <= high:
            raise BadInput(f"{path}: {name} must be from {low} to {high}.", "Mend that line.")
    return Settings(**values)  # type: ignore[arg-type]  # each value was checked above


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _plain_type(wanted: type) -> str:
    return {
        str: 'text in "quotes"',
        int: "a whole number",
        float: "a number",
        tuple: 'a list of codes, as ["I205", "S"]',
    }[wanted]
