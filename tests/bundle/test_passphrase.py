"""A bundle under a passphrase is an age file; without it nothing of the bundle is there."""

from __future__ import annotations

import pytest

from orglife_kit.bundle.passphrase import is_sealed, opened, sealed
from orglife_kit.bundle.reading import bundle_in
from orglife_kit.errors import InputError, RefusedError
from tests.bundle.making import simple

PASSPHRASE = "九个字以上的口令才行"


@pytest.fixture(scope="module")
def locked() -> bytes:
    """Return a bundle under the passphrase."""
    return sealed(simple(), PASSPHRASE)


def test_it_is_read_with_its_passphrase(locked: bytes) -> None:
    """And has the digest of the bundle itself."""
    assert is_sealed(locked)
    assert not is_sealed(simple())
    assert bundle_in(locked, PASSPHRASE) == bundle_in(simple())


def test_nothing_of_it_is_to_be_seen(locked: bytes) -> None:
    """Not the name of the branch, not a file's name; and it is another file each time."""
    assert b"manifest" not in locked
    assert "党支部".encode() not in locked
    assert locked != sealed(simple(), PASSPHRASE)
    assert locked.startswith(b"age-encryption.org/v1\n-> scrypt ")


@pytest.mark.parametrize(
    ("passphrase", "code"), [(None, "bundle_sealed"), ("错的口令也有十个字啊", "passphrase_wrong")]
)
def test_without_it_a_sentence(locked: bytes, passphrase: str | None, code: str) -> None:
    """That it is under one, or that it is another."""
    with pytest.raises(InputError) as refused:
        bundle_in(locked, passphrase)
    assert refused.value.notices[0].code == code


def test_a_damaged_one_is_told(locked: bytes) -> None:
    """Cut off, or with a byte changed."""
    for damaged in (locked[:-1], locked[:-20] + b"x" + locked[-19:], b"age-encryption.org/v1\n"):
        with pytest.raises(InputError):
            opened(damaged, PASSPHRASE)


def test_a_short_one_is_refused() -> None:
    """It would be guessed."""
    with pytest.raises(RefusedError):
        sealed(b"x", "123456789")
