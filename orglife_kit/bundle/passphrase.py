"""A bundle under a passphrase: the age format (age-encryption.org/v1, its scrypt recipient), written by pyrage.

age because its format is one short specification that independent programs read (age, rage), its key derivation
(scrypt) makes a guess cost a second and not a microsecond as in an encrypted zip, and
nothing in it can be chosen wrongly.
"""

from __future__ import annotations

from orglife_kit.errors import InputError, notice, refuse

SHORTEST = 10  # characters
_MARK = b"age-encryption.org/"


def is_sealed(content: bytes) -> bool:
    """Return whether a file is under a passphrase."""
    return content.startswith(_MARK)


def check_passphrase(passphrase: str) -> None:
    """Raise ``RefusedError`` (``passphrase_short``) where a passphrase would be guessed."""
    if len(passphrase.strip()) < SHORTEST:
        raise refuse("passphrase_short", least=SHORTEST)


def sealed(content: bytes, passphrase: str) -> bytes:
    """Return ``content`` under a passphrase, other bytes each time; raises as ``check_passphrase``."""
    import pyrage

    check_passphrase(passphrase)
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def opened(content: bytes, passphrase: str) -> bytes:
    """Return what is under a passphrase; raises ``InputError`` (``passphrase_wrong``)."""
    import pyrage

    try:
        return bytes(pyrage.passphrase.decrypt(content, passphrase))
    except pyrage.DecryptError:
        raise InputError(notice("passphrase_wrong")) from None
