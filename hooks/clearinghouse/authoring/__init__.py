"""New records: what must be asked, what an answer means, and how the record is written.

Everything comes from the schema of the kind, so a new field is asked for, checked and explained without a change here.
"""

KINDS = {"source": "sources", "organisation": "organisations", "centre": "centres", "request": "requests"}
