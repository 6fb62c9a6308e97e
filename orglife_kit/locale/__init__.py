"""The catalogues, and the sentence of every code."""
