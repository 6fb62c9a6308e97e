"""What of a roll-up a wider circle may see: small groups hidden, and what would give them away by subtraction."""
