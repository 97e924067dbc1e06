"""Our own Jinja environment: escaping on, undefined names refused, interface strings through a catalogue.

No record field is Markdown or HTML: every value is escaped where it is printed. Interface strings are marked as
messages (see `translation`); they are translated when the template is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import jinja2
from markupsafe import Markup, escape

from clearinghouse.language.formats import day, money, month, number, number_ranges, partial_day, weekday
from clearinghouse.language.messages import ENGLISH, SOURCE_LANGUAGE, Messages
from clearinghouse.language.translations import load_messages
from clearinghouse.records.part import field_of
from clearinghouse.site.templating.code_generator import NAMES, TemplateCodeGenerator, escaped
from clearinghouse.site.templating.compiled_templates import CompiledTemplates, keep_compiled, read_compiled
from clearinghouse.site.templating.direction import is_right_to_left, isolate
from clearinghouse.site.templating.translation import MessagesExtension, messages_extension

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context

_IN_REPOSITORY = "hooks/clearinghouse/site/templates"  # as messages name the folder
_TEMPLATES = Path(__file__).parent.parent / "templates"
_HYPHENATED = re.compile(r"(?<![\w&#;-])(?=[\w-]{3,24}(?![\w-]))\w+(?:-\w+)+")  # as long as a line of a phone takes
_UNIT = re.compile(r"(\d) (?=(?:°C|ppm|mg|kg|km|litres|tonnes|%)(?!\w))")
Key = TypeVar("Key")
Value = TypeVar("Value")


class _Template(jinja2.Template):
    """A template that does what all of ours have in common in a shorter way (see `code_generator`)."""

    @classmethod
    def from_code(cls, *arguments: Any, **named: Any) -> jinja2.Template:
        """Create a template from compiled code."""
        template = super().from_code(*arguments, **named)
        template.root_render_func.__globals__.update(NAMES)
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - of the library
        """Return the macros for an import. The library looks for globals of a render first, which ours never have."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class _Environment(jinja2.Environment):
    code_generator_class = TemplateCodeGenerator
    template_class = _Template
    # In our templates a dot is an attribute and never the key of a mapping. Filters such as `map` read by this, too.
    getattr = staticmethod(field_of)  # type: ignore[assignment] # a method would cost a call for each of them

    def __init__(self, **options: Any) -> None:
        """Begin without templates."""
        super().__init__(**options)
        self._loaded: dict[str, jinja2.Template] = {}
        self.filters.update({name: _synchronous(item) for name, item in self.filters.items()})

    def get_template(
        self,
        name: Any,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002 - of the library
    ) -> jinja2.Template:
        """Return a template by one look-up: each page asks for all that it imports, and the library makes a key first.

        Templates stay as they are as long as the environment (see `reread_templates`).
        """
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found


def _synchronous(item: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter without what asks at each call whether the environment is asynchronous; ours is not."""
    return getattr(item, "__wrapped__", item) if getattr(item, "jinja_async_variant", False) else item


def create_environment(messages: Messages = ENGLISH) -> jinja2.Environment:
    """Return an environment whose templates speak the language of `messages`."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        extensions=[MessagesExtension],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # or every page looks at the files of its templates; see reread_templates
        cache_size=-1,  # unlimited, so that the order of use is not recorded
    )
    messages_extension(environment).messages = messages
    # The order of keys means something: that of a schema is the order in which a record is written.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters.update(_filters(messages.language))
    return environment


def _filters(language: str) -> dict[str, Callable[..., object]]:
    return {
        "once": memoize_macro(),
        "day": partial(day, language=language),
        "weekday": partial(weekday, language=language),
        "month": partial(month, language=language),
        "partial": partial(partial_day, language=language),
        "time": partial(time_element, language=language),
        "number": partial(number, language=language),
        "ranges": number_ranges,
        "money": partial(money, language=language),
        "paragraphs": paragraphs,
        "sentence": sentence,
        "host": host,
        "unbroken": unbroken,
    }


class IdentityDict(dict[Key, Value]):
    """A mapping that never changes and equals only itself, so that `once` can have it among its values."""

    __hash__ = object.__hash__  # type: ignore[assignment] # a dictionary has none, since it can change
    __eq__ = object.__eq__


def memoize_macro() -> Callable[..., Markup]:
    """Return a filter that calls each macro once for the same values, as `macro|once(value, …)` in a template.

    An imported macro sees nothing but its values, so the same values give the same HTML. They must be hashable, and
    it must be worth it: a few different values for many pages.
    """
    results: dict[tuple[Hashable, ...], Markup] = {}

    def once(macro: Callable[..., Markup], *values: Hashable) -> Markup:
        key = macro, *values
        html = results.get(key)
        if html is None:
            html = results[key] = macro(*values)
        return html

    return once


@cache
def shared(language: str) -> jinja2.Environment:
    """Return one environment for each language; templates are compiled once."""
    environment = create_environment(load_messages(language))
    environment.bytecode_cache = CompiledTemplates(_known(language))
    return environment


@cache
def template(name: str, language: str) -> Callable[..., str]:
    """Return the function that renders a template, by its file name without ending, in a language."""
    render = shared(language).get_template(f"{name}.html.jinja").render
    return lambda **values: isolate(render(**values))


_last_compiled: dict[str, Mapping[str, bytes]] = {}  # by language: a served site compiles only what has changed


def compiled_templates(language: str) -> dict[str, bytes]:
    """Compile every template that has changed, and return all of them in a form that another process can load."""
    known = _known(language)
    templates = shared(language).bytecode_cache = CompiledTemplates(known)
    load_templates(language)
    if language == SOURCE_LANGUAGE and templates.compiled != known:
        keep_compiled(templates.compiled)
    return templates.compiled


def _known(language: str) -> Mapping[str, bytes]:
    """Return what this process, or for the source language an earlier one, has compiled."""
    if language not in _last_compiled and language == SOURCE_LANGUAGE:
        _last_compiled[language] = read_compiled()
    return _last_compiled.get(language, {})


class TemplateError(Exception):
    """A template cannot be used. The message says which, and where in it."""


def load_templates(language: str, compiled: Mapping[str, bytes] | None = None) -> None:
    """Load every template, before the work is shared: otherwise each process would compile them for itself.

    Raises TemplateError for one that cannot be compiled.
    """
    if compiled is not None:
        _last_compiled[language] = compiled
        shared(language).bytecode_cache = CompiledTemplates(compiled)
    for name in shared(language).list_templates():
        _load(name, language)


def _load(name: str, language: str) -> None:
    try:
        shared(language).get_template(name)
    except jinja2.TemplateSyntaxError as error:
        place = f"{_IN_REPOSITORY}/{error.name}:{error.lineno}"
        raise TemplateError(f"{place}: the template cannot be read: {error.message}") from None
    except (jinja2.TemplateNotFound, OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{_IN_REPOSITORY}/{name}: the template cannot be read: {error}") from None


def reread_templates() -> None:
    """Read the template files again at their next use: a served site is built many times in one process."""
    shared.cache_clear()
    template.cache_clear()


@cache
def time_element(value: date, language: str) -> Markup:
    """Return a date in words as an element that machines can read too."""
    return Markup('<time datetime="{}">{}</time>').format(value, day(value, language))


def paragraphs(text: str) -> Markup:
    """Turn plain text into paragraphs: an empty line begins a new one. Everything else is shown as typed."""
    blocks = (block.strip() for block in text.split("\n\n") if block.strip())
    return Markup("".join(f"<p{_direction(block)}>{escape(block)}</p>" for block in blocks))  # noqa: S704 - escaped


def _direction(text: str) -> str:
    return ' dir="auto"' if is_right_to_left(text) else ""


def sentence(text: str) -> str:
    """End a text with one character that ends a sentence, whether or not it was typed with one."""
    plain = text.rstrip()
    return plain if plain.endswith((".", "?", "!", "…")) else f"{plain}."


def unbroken(text: str) -> Markup:
    """Keep words such as the second of "Tredi Saint-Vulbas" on one line, unless long, and a number with its unit."""
    whole = _UNIT.sub("\\1\u00a0", _HYPHENATED.sub(r'<span class="nb">\g<0></span>', escaped(text)))
    return Markup(whole)  # noqa: S704 - escaped before


def host(url: str) -> str:
    """Return the host of an address, for readers who want to know where a link leads."""
    return url.split("/", 3)[2]


def rendered(html: str) -> Markup:
    """Mark HTML that one of our own templates has rendered, so that another one does not escape it again."""
    return Markup(html)  # noqa: S704 - only ever given the output of an autoescaping template
