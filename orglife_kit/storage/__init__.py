"""What a meeting keeps: its database, the sealed intake, and the files that a branch brings."""
