"""Rules about files and their YAML. Reading finds these itself; here is what they mean."""

from __future__ import annotations

from clearinghouse.problems.problem import Severity
from clearinghouse.rules.rule import rule

_ERROR = Severity.ERROR


@rule("DOC-001", _ERROR, scope="file")
def not_a_plain_file() -> None:
    """A record must be a plain file.

    What: A symbolic link, a folder, a pipe or an unreadable file stands where a record should be.

    Why: A link can lead out of the data, and a pipe can keep the check waiting for ever.

    Fix: Put the record itself into a plain file of this name.
    """


@rule("DOC-002", _ERROR, scope="file")
def too_large() -> None:
    """A record has at most 64 KB.

    What: The file is larger than 65,536 bytes.

    Why: Records are read on slow links. A long text belongs into a document that the record links to.

    Fix: Keep the facts and link to the document.
    """


@rule("DOC-003", _ERROR, scope="file")
def not_utf8() -> None:
    """A record is text in UTF-8.

    What: The file has a byte that is not UTF-8, often because a program saved it as Latin-1.

    Why: Names in many languages would show wrong letters.

    Fix: Save the file again and choose the encoding "UTF-8".
    """


@rule(
    "DOC-004",
    _ERROR,
    scope="file",
    autofix="It puts two spaces for each tab before a line, but only when the record then fits its schema.",
)
def not_yaml() -> None:
    """A record is valid YAML.

    What: The text breaks the form of YAML: a tab, a missing colon, an open quotation mark, a wrong indentation.

    Why: Nothing after the broken place can be read.

    Fix: Go to the line and column named in the message. Compare with a record of the same kind.
    """


@rule("DOC-005", _ERROR, scope="file")
def empty() -> None:
    """A record is not empty.

    What: The file has no content, or only comments.

    Why: An empty file claims an identifier and says nothing.

    Fix: Write the record, or delete the file.
    """


@rule("DOC-006", _ERROR, scope="file")
def not_a_mapping() -> None:
    """A record is a set of keys with values.

    What: The file holds a list or a single value at its top.

    Why: One file is one record. Fields are found by their names.

    Fix: Write each fact as key: value, without "- " before the first lines.
    """


@rule("DOC-007", _ERROR, scope="file")
def duplicate_key() -> None:
    """A key stands only once.

    What: The same key stands twice in one group.

    Why: Most programs keep the last one and drop the other in silence. A fact would be lost.

    Fix: Keep one of the two lines.
    """


@rule("DOC-008", _ERROR, scope="file")
def anchor_or_tag() -> None:
    """Records use plain YAML only.

    What: An anchor (&name), an alias (*name) or a tag (!name) is used.

    Why: Aliases can blow up into millions of values, and tags can start programs.

    Fix: Write the value itself in each place. Put text that begins with these signs between quotes.
    """


@rule("DOC-009", _ERROR, scope="file")
def bad_identifier() -> None:
    """The file name is the identifier.

    What: The name has capital letters, spaces or other signs; for a country, it is no three-letter code.

    Why: The name becomes the address of the page, and other records refer to it.

    Fix: Rename the file: small letters, digits and single hyphens, then ".yml".
    """


@rule("DOC-010", _ERROR, scope="file")
def same_identifier() -> None:
    """Each identifier has one file.

    What: Two files of one kind claim the same identifier, for example x.yml and x.yaml, or ken.yml and KEN.yml.

    Why: Nobody can tell which one is true.

    Fix: Join the two files into one, or rename one of them.
    """


@rule("DOC-011", _ERROR, scope="file")
def out_of_place() -> None:
    """Only records lie in the data folder.

    What: A file or folder lies under data/ that is no record, or its name does not end with ".yml".

    Why: A record in the wrong place is never read, and nobody would notice.

    Fix: Move it to data/<kind>/<identifier>.yml, or delete it.
    """


@rule("DOC-012", _ERROR, scope="file")
def too_deep() -> None:
    """Records are not deeply nested.

    What: Lists or groups are nested in more than 24 levels.

    Why: No record needs that; it is a slip, or an attempt to stop the check.

    Fix: Write the fields as the field reference shows them.
    """


@rule("DOC-013", _ERROR, scope="file")
def second_document() -> None:
    """One file holds one record.

    What: A line "---" begins a second document in the file.

    Why: Only the first one would be read.

    Fix: Remove the line, or move what follows into a file of its own.
    """


@rule("RUN-001", _ERROR, scope="file")
def broken_rule() -> None:
    """A rule could not do its work.

    What: The checker itself failed while a rule looked at a record.

    Why: The record may be right or wrong; nobody has looked.

    Fix: Report the message to the maintainers. The record need not be changed.
    """


@rule("RUN-002", _ERROR, scope="file")
def unsafe_to_mend() -> None:
    """A record can be mended by program.

    What: "make fix" would have changed more than it meant to, so it left the record as it is. Only "make
    fix" tells this.

    Why: A program that mends must never change a fact.

    Fix: Mend the record by hand. Report the message to the maintainers, for the program has a fault.
    """


@rule("DIR-001", _ERROR, scope="file")
def unknown_directive() -> None:
    """A directive in prose is known.

    What: A page in content/ has a comment "clearinghouse:…" whose name or argument is not known.

    Why: The page would lack its tables or lists, and nobody would notice.

    Fix: Correct the name. The message names the nearest one that is known.
    """
