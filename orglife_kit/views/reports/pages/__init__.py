"""What each form says: from what a scope received to documents."""
