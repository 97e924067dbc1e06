"""The generated parts that directives in hand-written pages ask for."""
