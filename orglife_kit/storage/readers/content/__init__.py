"""What reads the content of a file, in the child process: text, workbooks old and new, open documents."""
