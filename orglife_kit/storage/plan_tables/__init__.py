"""The tables of plan.toml: which keys there are, of which kind, and the plan they make."""
