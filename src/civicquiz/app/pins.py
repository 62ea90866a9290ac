"""PINs: what keeps one pupil from taking a quiz as another."""

from __future__ import annotations

from hashlib import scrypt
from hmac import compare_digest

__all__ = ["check_pin", "hash_pin"]

ROUNDS = 1024
"""About 3 ms. Four digits keep out a neighbour, not somebody who has the database."""


def hash_pin(pin: str, salt: bytes) -> str:
    """Return what is kept of a PIN: the salt and a hash, both in hexadecimal."""
    return f"{salt.hex()}${_hashed(pin, salt).hex()}"


def check_pin(pin: str, kept: str) -> bool:
    """Whether a PIN is the one that was kept; spaces around it do not count."""
    salt, _, hashed = kept.partition("$")
    return compare_digest(_hashed(pin, bytes.fromhex(salt)), bytes.fromhex(hashed))


def _hashed(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.strip().encode("utf-8", "replace"), salt=salt, n=ROUNDS, r=8, p=1)
