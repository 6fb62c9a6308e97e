"""What an act and a file that is taken in do alike, one module a stage word: decide inside a ``Change``, then write."""
