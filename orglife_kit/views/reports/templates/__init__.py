"""The templates of the HTML page and their style."""
