"""One language of the interface: its messages, and how it writes dates and numbers."""
