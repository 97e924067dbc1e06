"""Reports about the state of the records and about the effect of a change."""
