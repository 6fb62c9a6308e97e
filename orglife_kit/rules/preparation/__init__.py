"""What is prepared before the meeting: study, talks, findings and suggestions."""
