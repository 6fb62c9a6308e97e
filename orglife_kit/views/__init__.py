"""What people see: widgets in a notebook and reports on paper; they do not know each other."""
