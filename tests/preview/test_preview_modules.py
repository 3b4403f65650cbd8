"""The modules of the desk's pages: their types, which their comments tell."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path


def test_the_page_in_which_articles_are_written_has_no_mistake_of_types(
    typescript: Callable[[Path], str],
) -> None:
    with resources.as_file(resources.files("newsgen.preview") / "assets" / "write.js") as module:
        assert typescript(module) == ""  # with all that it imports
