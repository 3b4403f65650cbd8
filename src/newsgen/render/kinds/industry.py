"""The list of an industry."""

from __future__ import annotations

from newsgen.pages.paths import INDUSTRIES, industry_path
from newsgen.render.kinds.lists import ChartedKind, SpelledKind


class IndustryList(ChartedKind, SpelledKind):
    """The articles about an industry."""

    name = "industry"
    word = "industries"
    index = INDUSTRIES

    def __init__(self) -> None:
        super().__init__(lambda labels: labels.industries, industry_path)
