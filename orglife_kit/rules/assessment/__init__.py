"""评定: the outcome of every member, what it rests on, and what follows from it."""
