"""New records: what must be asked, what an answer means, and how the record is written.

Everything comes from the schema of the kind, so a new field is asked for, checked and explained without a change here.
"""

from clearinghouse.records import KINDS as ALL_KINDS

KINDS = {kind.schema: kind.name for kind in ALL_KINDS.values() if kind.has_form}  # that `make new` makes
