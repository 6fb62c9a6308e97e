"""上报包: the file that a branch hands to its supervisor; its format, written and read by the standard library."""
