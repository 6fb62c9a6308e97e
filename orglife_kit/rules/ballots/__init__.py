"""The meeting evening: who is present, the rounds, the ballots, the close and the tally."""
