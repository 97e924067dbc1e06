"""The files of the theme: MkDocs need not look at thousands of icons that it does not publish."""

from __future__ import annotations

import jinja2
import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs_build import pass_over_hidden_files
from support.paths import ROOT


@pytest.fixture
def config() -> MkDocsConfig:
    """Load the settings of the site, without the hooks that they name."""
    return load_config(str(ROOT / "mkdocs.yml"), hooks=[])


def _published(config: MkDocsConfig) -> list[str]:
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [file.src_uri for file in files]


def test_without_its_hidden_folders_the_theme_has_the_same_files(config: MkDocsConfig) -> None:
    """MkDocs publishes the same files of the theme in the same order, and looks at few others."""
    expected, listed = _published(config), config.theme.get_env().list_templates()
    assert len(expected) > 20
    assert len(listed) > 10_000

    pass_over_hidden_files(config.theme)

    assert _published(config) == expected
    visible = [name for name in listed if not any(folder.startswith(".") for folder in name.split("/")[:-1])]
    assert config.theme.get_env().list_templates() == visible


def test_templates_are_those_of_the_theme(config: MkDocsConfig) -> None:
    """A template of overrides/ comes before one of the theme, and a hidden file can still be included."""
    pass_over_hidden_files(config.theme)
    env = config.theme.get_env()

    assert env.get_template("main.html").filename == str(ROOT / "overrides/main.html")
    assert env.get_template(".icons/material/magnify.svg").filename
    with pytest.raises(jinja2.TemplateNotFound):
        env.get_template("none.html")
