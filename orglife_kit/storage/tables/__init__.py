"""The tables of ``meeting.db``: a small mapper from rows to records by name, and one module per stage."""
