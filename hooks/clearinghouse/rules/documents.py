"""Rules about files and their YAML. Reading reports these itself; this is what they mean."""

from __future__ import annotations

from clearinghouse.problems.problem import Severity
from clearinghouse.rules.rule import rule

_ERROR = Severity.ERROR


@rule("DOC-001", _ERROR, scope="file")
def not_a_plain_file() -> None:
    """A record must be a plain file.

    What: There is a symbolic link, a folder, a pipe or an unreadable file where a record should be.

    Why: A link can lead out of the data folder, and a pipe can keep the checker waiting for ever.

    Fix: Put the record itself into a plain file with this name.
    """


@rule("DOC-002", _ERROR, scope="file")
def too_large() -> None:
    """A record is no larger than 64 KB.

    What: The file is larger than 65,536 bytes.

    Why: Records are read over slow connections. A long text belongs in a document that the record links to.

    Fix: Keep the facts and link to the document.
    """


@rule("DOC-003", _ERROR, scope="file")
def not_utf8() -> None:
    """A record is text in UTF-8.

    What: The file contains a byte that is not valid UTF-8, often because a program saved it as Latin-1.

    Why: Names in many languages would show the wrong letters.

    Fix: Save the file again with the encoding "UTF-8".
    """


@rule(
    "DOC-004",
    _ERROR,
    scope="file",
    autofix="It replaces each tab in the indentation with two spaces, but only if the record then fits its schema.",
)
def not_yaml() -> None:
    """A record is valid YAML.

    What: The text is not valid YAML, because of a tab, a missing colon, an unclosed quote or wrong indentation.

    Why: Nothing after the error can be read.

    Fix: Go to the line and column named in the message. Compare with a record of the same kind.
    """


@rule("DOC-005", _ERROR, scope="file")
def empty() -> None:
    """A record is not empty.

    What: The file is empty, or has only comments.

    Why: An empty file claims an identifier and states nothing.

    Fix: Write the record, or delete the file.
    """


@rule("DOC-006", _ERROR, scope="file")
def not_a_mapping() -> None:
    """A record is a set of keys with values.

    What: At its top level the file has a list or a single value.

    Why: One file is one record. Fields are found by their names.

    Fix: Write each fact as key: value, without "- " before the first lines.
    """


@rule("DOC-007", _ERROR, scope="file")
def duplicate_key() -> None:
    """A key is used only once.

    What: The same key is used twice in one group.

    Why: Most programs silently keep the last one and drop the other. A fact would be lost.

    Fix: Keep one of the two lines.
    """


@rule("DOC-008", _ERROR, scope="file")
def anchor_or_tag() -> None:
    """Records use plain YAML only.

    What: The record uses an anchor (&name), an alias (*name) or a tag (!name).

    Why: Aliases can expand into millions of values, and tags can start programs.

    Fix: Write out the value in each place. Put text that begins with these characters in quotes.
    """


@rule("DOC-009", _ERROR, scope="file")
def bad_identifier() -> None:
    """The file name is the identifier.

    What: The name contains capital letters, spaces or other characters; for a country, it is not a three-letter code.

    Why: The name becomes the address of the page, and other records refer to it.

    Fix: Rename the file: lower-case letters, digits and single hyphens, then ".yml".
    """


@rule("DOC-010", _ERROR, scope="file")
def same_identifier() -> None:
    """Each identifier has one file.

    What: Two files of one kind claim the same identifier, for example x.yml and x.yaml, or ken.yml and KEN.yml.

    Why: There is no way to tell which one is right.

    Fix: Merge the two files into one, or rename one of them.
    """


@rule("DOC-011", _ERROR, scope="file")
def out_of_place() -> None:
    """Only records are in the data folder.

    What: A file or folder under data/ is not a record, or its name does not end with ".yml".

    Why: A record in the wrong place would silently not be read.

    Fix: Move it to data/<kind>/<identifier>.yml, or delete it.
    """


@rule("DOC-012", _ERROR, scope="file")
def too_deep() -> None:
    """Records are not deeply nested.

    What: Lists or groups are nested more than 24 levels deep.

    Why: No record needs that; it is a mistake, or an attempt to stop the checker.

    Fix: Write the fields as the field reference shows them.
    """


@rule("DOC-013", _ERROR, scope="file")
def second_document() -> None:
    """One file holds one record.

    What: A line "---" begins a second document in the file.

    Why: Only the first one would be read.

    Fix: Remove the line, or move what follows into a separate file.
    """


@rule("RUN-001", _ERROR, scope="file")
def broken_rule() -> None:
    """A rule runs to its end.

    What: The checker itself failed while a rule checked a record.

    Why: The record may be right or wrong; it has not been checked.

    Fix: Report the message to the maintainers. You do not need to change the record.
    """


@rule("RUN-002", _ERROR, scope="file")
def unsafe_to_fix() -> None:
    """A record can be fixed automatically.

    What: "make fix" would have changed more than intended, so it did not change the record. Only "make fix" reports
    this.

    Why: An automatic fix must never change a fact.

    Fix: Fix the record by hand. Report the message to the maintainers, because the program has a bug.
    """


@rule("DIR-001", _ERROR, scope="file")
def unknown_directive() -> None:
    """A directive in prose is known.

    What: A page in content/ has a comment "clearinghouse:…" with an unknown name or argument.

    Why: The page would silently lack its tables or lists.

    Fix: Correct the name. The message suggests the most similar known name.
    """
