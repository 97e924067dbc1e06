"""What is checked in records. Each rule's docstring is its page on the site."""
