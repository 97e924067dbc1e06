"""The index: the matches of `match_pair` for large catalogues, found without looking at every pair."""
