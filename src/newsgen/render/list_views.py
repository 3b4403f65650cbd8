"""What the templates of lists see beside articles: the pages of a list, the blocks of the home page,
the years of the archive."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from newsgen.render.article_view import ArticleView
from newsgen.render.views import LinkView


class PageStepView(Struct):
    """A page of a list by its number; or, with the number 0, pages that are left out between two others."""

    number: int
    url: str
    current: bool = False


class PaginationView(Struct):
    """The place of a list's page among its pages; a URL is empty where there is no such page. `pages` are the
    first, the last, and those around this one; `before` is how many articles the pages before it have."""

    number: int
    last: int
    newer_url: str
    older_url: str
    pages: tuple[PageStepView, ...]
    before: int = 0


class BlockView(Struct):
    """A block of the home page: its title, the address of its list or an empty text, its articles. `look` is
    `headlines` or `cards`."""

    title: str
    url: str
    look: str
    articles: tuple[ArticleView, ...]


class YearView(Struct):
    """A year of the archive, and its months."""

    link: LinkView
    months: tuple[LinkView, ...]


def pagination_view(number: int, last: int, size: int, url_of: Callable[[int], str]) -> PaginationView:
    """Return the place of a page among `last` pages of a `size`; `url_of` gives the address of a page by its
    number."""
    near = sorted(each for each in {1, last, number - 1, number, number + 1} if 1 <= each <= last)
    steps: list[PageStepView] = []
    before = 0
    for each in near:
        if each - before == 2:  # a gap of one page is that page
            steps.append(PageStepView(each - 1, url_of(each - 1)))
        elif each - before > 2:
            steps.append(PageStepView(0, ""))
        steps.append(PageStepView(each, url_of(each), current=each == number))
        before = each
    return PaginationView(
        number,
        last,
        url_of(number - 1) if number > 1 else "",
        url_of(number + 1) if number < last else "",
        tuple(steps),
        (number - 1) * size,
    )
