"""What says in a text that it is not finished, or not for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import Prose
from newsgen.check.slip import shortened
from newsgen.library.withheld import ASK, WITHHELD, is_withheld_by
from newsgen.model import Status

#: The code of the check.
UNFINISHED = "unfinished"

# 地點待定 is news, 【數據待核】 and XX億元 are for whoever writes.
_TO_DO = re.compile(
    r"(?<![A-Za-z])(?:TODO|FIXME|TBD|TKTK)(?![A-Za-z])|[（(【\[][^（()）【】\[\]\n]{0,12}待(?:[補补]|核|查|[確确][認认]|完善|更新)"
    r"[^（()）【】\[\]\n]{0,12}[）)】\]]|此[處处](?:插入|[補补]|缺)[^，。\n]{0,8}|(?<![A-Za-z])(?:[Xx]{2,9}|×{2,9})[億亿萬万]?(?=元|%|％)"
    r"|[（(【\[][ \t]*(?:草稿|初稿|未完成)[^（()）【】\[\]\n]{0,20}[）)】\]]|lorem ipsum",
)


def unfinished(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find what editors leave for each other in a text, unless it is a draft."""
    if manuscript.article.status is Status.DRAFT:
        return
    for prose in manuscript.texts:
        yield from _withheld(prose)
        for found in _TO_DO.finditer(prose.said):
            yield Diagnostic(
                prose.line(found.start()),
                "this looks unfinished: {typed}",
                "finish or delete it; until then the article waits by `status: draft`",
                values(typed=found[0]),
                prose.column(found.start()),
            )


def _withheld(prose: Prose) -> Iterator[Diagnostic]:
    place = 0
    for line in prose.said.split("\n"):
        if is_withheld_by(line):
            yield Diagnostic(
                prose.line(place),
                WITHHELD,
                ASK,
                values(text=shortened(line)),
                prose.column(place),
            )
        place += len(line) + 1
