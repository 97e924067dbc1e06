"""Computed facts: what follows from the records on a date.

Their types are not those of records, so that no computed value can be mistaken for data. The domain holds no words for
readers; see `wording`.
"""
