"""What a branch brings: workbooks and text files read into records, every fault told with its location."""
