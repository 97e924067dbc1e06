"""From bytes to data: reading YAML with positions, and checking it against JSON Schema."""
