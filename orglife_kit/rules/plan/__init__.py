"""What the branch settles before the meeting: the plan, its settings, the grade sets and the roster."""
