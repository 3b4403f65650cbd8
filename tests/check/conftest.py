"""What several tests of checks use: one article, as the checks see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from newsgen.check.checks import CHECKS
from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic
from newsgen.check.manuscript import read_manuscript
from newsgen.config import read_config
from newsgen.library import read_article, read_registries
from newsgen.model import SourceFile
from newsgen.problems import Report

if TYPE_CHECKING:
    from conftest import SiteFolder

#: Gives what a check finds in an article with these fields and this text.
Find = Callable[..., list[Diagnostic]]


@pytest.fixture
def find(site: SiteFolder) -> Find:
    """Let a check look at an article, without a build around it."""
    site.write(
        "content/names.yaml",
        "- {zh-Hans: 余承东, zh-Hant: 余承東}\n"
        "- {zh-Hans: 于丹, zh-Hant: 于丹}\n"
        "- {zh-Hans: 台积电, zh-Hant: 台積電}\n",
    )

    def found(code: str, body: str = "正文。", **fields: str) -> list[Diagnostic]:
        config = read_config(site.folder, Report(""))
        assert config is not None
        registries, _ = read_registries(site.folder, config)
        text = site.article("a", body=body, **fields).read_text(encoding="utf-8")
        read = read_article(SourceFile("content/articles/a.md", text), "article", config, registries)
        assert read.article is not None
        assert read.body is not None
        manuscript = read_manuscript("content/articles/a.md", text, read.article, read.body)
        assert manuscript is not None
        check = CHECKS[code].file
        assert check is not None
        return list(check(manuscript, CheckContext(config, registries)))

    return found
