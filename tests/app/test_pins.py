"""PINs: the right one passes, any other does not, and none can be read from what is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.app.pins import check_pin, hash_pin

PINS = st.text("0123456789", min_size=4, max_size=6)


@given(PINS, PINS, st.binary(min_size=16, max_size=16))
def test_only_the_right_pin_passes(pin: str, other: str, salt: bytes) -> None:
    """A PIN passes against its own hash and no other's."""
    kept = hash_pin(pin, salt)
    assert check_pin(f" {pin} ", kept)
    assert check_pin(other, kept) == (other == pin)


def test_two_pupils_of_one_pin_have_two_hashes() -> None:
    """Who shares a PIN cannot be seen."""
    assert hash_pin("1234", b"a" * 16) != hash_pin("1234", b"b" * 16)
