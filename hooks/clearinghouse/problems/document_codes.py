"""Rules about files and their YAML. Reading reports these itself; this is what they mean."""

from __future__ import annotations

from clearinghouse.problems.code import Code
from clearinghouse.problems.problem import Severity

CODES = (
    Code(
        "DOC-001",
        Severity.ERROR,
        "A record must be a plain file",
        what="There is a symbolic link, a folder, a pipe or an unreadable file where a record should be; or a link, a "
        "pipe or a device anywhere in content/, data/, schemas/ or overrides/.",
        why="A link can lead to any file of the machine that builds the site, and publish it. A pipe can keep the "
        "checker waiting for ever.",
        fix="Put the content itself into a plain file with this name.",
    ),
    Code(
        "DOC-002",
        Severity.ERROR,
        "A record is no larger than 64 KB",
        what="The file is larger than 65,536 bytes.",
        why="Records are read over slow connections. A long text belongs in a document that the record links to.",
        fix="Keep the facts and link to the document.",
    ),
    Code(
        "DOC-003",
        Severity.ERROR,
        "A record is text in UTF-8",
        what="The file contains a byte that is not valid UTF-8, often because a program saved it as Latin-1.",
        why="Names in many languages would show the wrong letters.",
        fix='Save the file again with the encoding "UTF-8".',
    ),
    Code(
        "DOC-004",
        Severity.ERROR,
        "A record is valid YAML",
        what="The text is not valid YAML, because of a tab or another odd space, a missing colon, an unclosed quote, "
        "wrong indentation, or a merge conflict that git has left in the file.",
        why="Nothing after the error can be read.",
        fix="Go to the line and column named in the message. Compare with a record of the same kind.",
        autofix="It replaces non-breaking and other odd spaces before lines and around colons with plain ones, and "
        "each tab in the indentation with two spaces if the record then fits its schema.",
    ),
    Code(
        "DOC-005",
        Severity.ERROR,
        "A record is not empty",
        what="The file is empty, or has only comments.",
        why="An empty file claims an identifier and states nothing.",
        fix="Write the record, or delete the file.",
    ),
    Code(
        "DOC-006",
        Severity.ERROR,
        "A record is a set of keys with values",
        what="At its top level the file has a list or a single value.",
        why="One file is one record. Fields are found by their names.",
        fix='Write each fact as key: value, without "- " before the first lines.',
    ),
    Code(
        "DOC-007",
        Severity.ERROR,
        "A key is used only once",
        what="The same key is used twice in one group.",
        why="Most programs silently keep the last one and drop the other. A fact would be lost.",
        fix="Keep one of the two lines.",
    ),
    Code(
        "DOC-008",
        Severity.ERROR,
        "Records use plain YAML only",
        what="The record uses an anchor (&name), an alias (*name) or a tag (!name).",
        why="Aliases can expand into millions of values, and tags can start programs.",
        fix="Write out the value in each place. Put text that begins with these characters in quotes.",
    ),
    Code(
        "DOC-009",
        Severity.ERROR,
        "The file name is the identifier",
        what="The name contains capital letters, spaces or other characters, or Windows reserves it; for a country, it "
        "is not a three-letter code.",
        why="The name becomes the address of the page, and other records refer to it.",
        fix='Rename the file: lower-case letters, digits and single hyphens, then ".yml".',
    ),
    Code(
        "DOC-010",
        Severity.ERROR,
        "Each identifier has one file",
        what="Two files of one kind claim the same identifier, for example x.yml and x.yaml, or ken.yml and KEN.yml.",
        why="There is no way to tell which one is right.",
        fix="Merge the two files into one, or rename one of them.",
    ),
    Code(
        "DOC-011",
        Severity.ERROR,
        "Only records are in the data folder",
        what='A file or folder under data/ is not a record, or its name does not end with ".yml".',
        why="A record in the wrong place would silently not be read.",
        fix="Move it to data/<kind>/<identifier>.yml, or delete it.",
    ),
    Code(
        "DOC-012",
        Severity.ERROR,
        "Records are not deeply nested",
        what="Lists or groups are nested more than 24 levels deep.",
        why="No record needs that; it is a mistake, or an attempt to stop the checker.",
        fix="Write the fields as the field reference shows them.",
    ),
    Code(
        "DOC-013",
        Severity.ERROR,
        "One file holds one record",
        what='A line "---" begins a second document in the file.',
        why="Only the first one would be read.",
        fix="Remove the line, or move what follows into a separate file.",
    ),
    Code(
        "DOC-014",
        Severity.ERROR,
        "Every vocabulary that fields use has a file",
        what="A field takes terms from a vocabulary, and data/vocabularies/ has no file of that name.",
        why="Pages could not name the terms, and the checker could not check them.",
        fix="Restore the file.",
    ),
    Code(
        "RUN-001",
        Severity.ERROR,
        "A rule runs to its end",
        what="The checker itself failed while a rule checked a record.",
        why="The record may be right or wrong; it has not been checked.",
        fix="Report the message to the maintainers. You do not need to change the record.",
    ),
    Code(
        "RUN-002",
        Severity.ERROR,
        "A record can be fixed automatically",
        what='"make fix" would have changed more than intended, so it did not change the record. Only "make fix" '
        "reports this.",
        why="An automatic fix must never change a fact.",
        fix="Fix the record by hand. Report the message to the maintainers, because the program has a bug.",
    ),
    Code(
        "DIR-001",
        Severity.ERROR,
        "A directive in prose is known",
        what='A page in content/ has a comment "clearinghouse:…" with an unknown name or argument.',
        why="The page would silently lack its tables or lists.",
        fix="Correct the name. The message suggests the most similar known name.",
    ),
    Code(
        "DIR-002",
        Severity.ERROR,
        "A link inside the site leads somewhere",
        what="A page has a link to a page, a file or a heading of this site that does not exist. Links to files of "
        "content/ are checked with the records, all others in the built site.",
        why="Readers would find no page there.",
        fix="Correct the address, or remove the link. A record that was renamed keeps its old address.",
    ),
)
