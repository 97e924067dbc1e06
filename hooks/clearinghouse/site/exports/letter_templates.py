"""A letter to fill in by hand for each form: for those who have neither an account nor a script in their browser."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.authoring.record_writer import template_text
from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.language.messages import N_
from clearinghouse.records import KINDS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.registry import exporter

_LETTER = N_(
    "Reference: (leave empty)\nDate:\nTo the maintainers of the clearing-house of the capacity assistance network "
    "(an independent pilot)\n\nWe ask you to add this record.\n\nSigned for (organisation and role):\n\n"
    "Annex. Replace the words in it with yours, and IDENTIFIER with a short name in lower-case letters and hyphens. "
    "Skip what you do not know."
)


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield contribute/form/<name>/letter.txt for each form."""
    words = context.messages.gettext(_LETTER)
    for form in FORMS:
        record = template_text(context.catalogue.schemas, KINDS[form.kind].schema)
        annex = f"=== RECORD {form.kind}/IDENTIFIER ===\n{record}=== END OF RECORD unsealed ===\n"
        yield f"contribute/form/{form.name}/letter.txt", f"{words}\n\n{annex}".encode()
