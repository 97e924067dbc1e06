"""For comparison: a Hugo site with the same pages from the same records, in the same page shell.

In two ways: each record is the front matter of a content file, as Hugo of 2023 needs it; or the records are data files,
from which content adapters add the pages, as Hugo can since 0.126. Go templates show the same sections. Hugo checks
nothing and computes no eligibility, which makes it faster.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.site.templating.shell import Shell

_KINDS = ("sources", "organisations", "requests", "countries", "centres")
_CONFIG = """baseURL = "https://hugo.example/"
title = "Hugo"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_SLOTS = {
    "title": "{{ .Title }}",
    "description": "{{ with .Params.record.summary }}{{ . | truncate 200 }}{{ end }}",
    "canonical": "{{ .Permalink }}",
    "edit": "https://github.com/o/r/edit/main/{{ with .File }}{{ .Path }}{{ end }}",
    "toc_anchor": "contents",
    "body": '{{ block "main" . }}{{ end }}',
}
_SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range $key, $value := .Params.record }}
<h2 id="{{ $key }}">{{ humanize $key }}</h2>
{{ if reflect.IsMap $value }}<dl class="ch-facts">
{{ range $name, $item := $value }}<dt>{{ $name }}</dt><dd>{{ partial "cell.html" $item }}</dd>
{{ end }}</dl>{{ else if reflect.IsSlice $value }}<ul>
{{ range $value }}<li>{{ partial "cell.html" . }}</li>
{{ end }}</ul>{{ else }}<p>{{ $value }}</p>{{ end }}{{ end }}{{ end }}
"""
_CELL = """{{ if reflect.IsMap . }}{{ range $name, $item := . }}<strong>{{ $name }}:</strong>
{{ partial "cell.html" $item }} {{ end }}{{ else if reflect.IsSlice . }}{{ range . }}{{ partial "cell.html" . }},
{{ end }}{{ else }}{{ . }}{{ end }}
"""
_ADAPTER = """{{ range $id, $record := index .Site.Data "%s" }}
{{ $.AddPage (dict "path" $id "title" (or $record.name $record.title "Record") "params" (dict "record" $record)) }}
{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range first 200 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
"""


def write(catalogue: Path, shell: Shell, target: Path) -> None:
    """Write the Hugo site of a catalogue under `target`, in a page `shell`: a content file for each record."""
    _write_layouts(shell, target)
    for kind in _KINDS:
        folder = target / "content" / kind
        folder.mkdir(parents=True)
        for path in sorted((catalogue / "data" / kind).glob("*.yml")):
            record = path.read_text("utf-8")
            indented = "".join(f"  {line}\n" for line in record.splitlines())
            (folder / f"{path.stem}.md").write_text(f"---\ntitle: {_title(record)}\nrecord:\n{indented}---\n", "utf-8")


def write_with_adapters(catalogue: Path, shell: Shell, target: Path) -> None:
    """Write the Hugo site of a catalogue under `target`, in a page `shell`, with the records as data."""
    _write_layouts(shell, target)
    for kind in _KINDS:
        folder = target / "content" / kind
        folder.mkdir(parents=True)
        (folder / "_content.gotmpl").write_text(_ADAPTER % kind, "utf-8")
        shutil.copytree(catalogue / "data" / kind, target / "data" / kind)


def _write_layouts(shell: Shell, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    layouts = target / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (target / "config.toml").write_text(_CONFIG, "utf-8")
    (layouts / "baseof.html").write_text(_template(shell), "utf-8")
    (layouts / "single.html").write_text(_SINGLE, "utf-8")
    (layouts / "list.html").write_text(_LIST, "utf-8")
    (layouts.parent / "partials").mkdir()
    (layouts.parent / "partials" / "cell.html").write_text(_CELL, "utf-8")


def _template(shell: Shell) -> str:
    slots = {**_SLOTS, "toc": shell.toc_item.fill("contents", "Contents") if shell.toc_item else ""}
    # The scripts and data blocks of the shell contain braces that Go would interpret; they must be printed unchanged.
    literals = [piece.decode().replace("{{", "{{ `{{` }}") for piece in shell.html]
    return literals[0] + "".join(slots[name] + literal for name, literal in zip(shell.slots, literals[1:], strict=True))


def _title(record: str) -> str:
    values = (line.split(": ", 1)[1] for line in record.splitlines() if line.startswith(("name: ", "title: ")))
    return next(values, "Record")
