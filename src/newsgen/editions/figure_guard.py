"""What must never happen: a figure that is another one in an edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from newsgen.editions.records import record_texts
from newsgen.model import Article, Body, EditionArticle
from newsgen.typography import without_units

_SIGNS, _DIGITS = "-−－–", "0-9０-９"
_NUMERALS = "〇零一二三四五六七八九十百千万萬亿億兩两韆壹贰貳叁肆伍陆陸柒捌玖拾佰仟"
# A number as it is typed: Chinese numerals, also those of documents (壹佰); or digits with what stands inside
# of numbers, their sign and what they are hundredths of. By the first character all else is passed over.
_FIGURE = re.compile(
    f"[{_SIGNS}{_DIGITS}{_NUMERALS}]"
    rf"(?:(?<=[{_NUMERALS}])[{_NUMERALS}]*"
    rf"|(?:(?<=[{_DIGITS}])|(?=[{_DIGITS}]))[{_DIGITS}]*(?:[.,．][{_DIGITS}]+)*(?:\s?[%％‰])?)"
)
# The forms that numerals have in the two scripts; 韆 is 千 in a word that is no number (秋千).
_ALIKE = str.maketrans(
    "萬億兩韆貳陸０１２３４５６７８９．％−－–", "万亿两千贰陆0123456789.%---", " \u00a0\u202f"
)


class FigureGuard:
    """Compares the figures of an article with those of its editions.

    They are compared in their order, but for 萬/万 and 億/亿. A text with `-{ }-` is left out, as it says
    itself what each edition has.
    """

    def __init__(self, article: Article, body: Body) -> None:
        self._typed = [None if "-{" in text else _FIGURE.findall(text) for text in _texts(article, body)]

    def changed(self, edition_article: EditionArticle, body: Body) -> tuple[str, str] | None:
        """Return the first figure that an edition has otherwise than the article, as typed and as it became;
        None where all are alike."""
        for typed, text in zip(self._typed, _texts(edition_article, body), strict=True):
            if typed is None or typed == (became := _FIGURE.findall(text)):
                continue
            for first, second in zip_longest(typed, became, fillvalue=""):
                if first.translate(_ALIKE) != second.translate(_ALIKE):
                    return first, second
        return None


def _texts(article: Article | EditionArticle, body: Body) -> Iterator[str]:
    yield article.title
    yield article.summary
    yield without_units(body.html)  # its lines keep 200萬 of 200萬一 whole
    for figure in article.figures:
        yield f"{figure.value} {figure.note}"
    for record in article.records:
        yield "\n".join(record_texts(record))
