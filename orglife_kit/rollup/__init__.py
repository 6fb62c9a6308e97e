"""Many branches: their bundles collected, checked, added up; nothing in here can open a meeting."""
