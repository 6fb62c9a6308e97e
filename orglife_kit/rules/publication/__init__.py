"""公开: scopes, what each receives, and what went out."""
