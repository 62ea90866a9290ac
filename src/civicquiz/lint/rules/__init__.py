"""The rules, one a file; a file that is added here is found, and has its page and its cases."""
