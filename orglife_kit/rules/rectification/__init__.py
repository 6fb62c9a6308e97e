"""整改: the ledger, from an opened item to a verified one."""
