"""The rules of the organizational life meeting: records that check themselves and functions on them."""
