"""Where a text and its pictures come from: links, credits, notices left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.hanzi import fold_in_place
from newsgen.markup import GALLERY, attributes, tokens, unescape
from newsgen.model import Article

# Words that no article says of itself, and every notice says; folded.
_NOTICES = (
    "凡本网注明",
    "凡本网站注明",
    "转载目的在于传递更多信息",
    "并不代表本网赞同其观点",
    "不代表本网站赞同其观点",
    "因作品内容、版权和其他问题需要与本网联系",
    "任何单位及个人不得转载、摘编",
    "本网将追究其相关法律责任",
)
_NOTICE = re.compile("|".join(_NOTICES))
_QUOTED = re.compile(r"“[^“”\n]*+”|「[^「」\n]*+」|《[^《》\n]*+》|^ *+>.*+$", re.MULTILINE)
_CREDITED = re.compile(
    r"[來来]源|[攝摄]影?[：:/／ ]"
    r"|(?:[\s　/／][攝摄]|[資资]料(?:[圖图]片?|照片)|[社報报網网台臺][發发])[\s)）]*+$"
    r"|[圖图]片?[來来]自"
    r"|[圖图制製]表?[：:/／]|供[圖图]|[繪绘]|[圖图]片?由"
    r"|©|[(（]c[)）]|photo|courtesy|CC[ -]BY",
    re.IGNORECASE,
)
_FURTHER = ("p", "h2", "h3", "h4", "ul", "ol", "table")  # what comes below the lines of a picture


def no_original_link(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find a reprint that does not say where the original is."""
    article = manuscript.article
    if article.kind == "article" and not article.original_url and _is_reprint(article, context):
        yield Diagnostic(
            manuscript.html.line("source"),
            "the article is from {source}, without a link to the original",
            "add `original_url: https://…`",
            values(source=article.source.typed),
        )


def _is_reprint(article: Article, context: CheckContext) -> bool:
    if not article.source.typed or len(article.source.candidates) > 1:
        return False  # a build says what is wrong there
    source = context.registries.source_of(article)
    if source is None or article.source.third_party:
        return True
    return source.id != context.config.operator and source.licence is None


def no_image_credit(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find pictures of which nobody says whose they are."""
    article = manuscript.article
    image = article.image
    pictures = context.config.pictures
    told = image and (image.credit or image.source or _CREDITED.search(image.caption))
    if image and image.alt and not told and pictures.needs_credit(image.src, manuscript.path):
        yield Diagnostic(
            manuscript.html.line("image"),
            "the image `{src}` has no credit",
            "say whose it is: `credit: …` or `source: …` below `image`",
            values(src=image.src),
        )
    for src in _uncredited(manuscript.html.html) if "<img " in manuscript.html.html else ():
        if not pictures.needs_credit(src, manuscript.path):
            continue
        line = next(
            (link.line for link in manuscript.html.links if link.target == src), manuscript.body.first_line
        )
        yield Diagnostic(
            line,
            "the image `{src}` has no credit",
            "put a line right below it: 圖片來源：…, 攝影：… or 製圖：…",
            values(src=src),
        )


def _uncredited(html: str) -> Iterator[str]:
    """Give the pictures of a body that neither their captions nor the lines below them credit; the line below
    a gallery is that of each picture in it."""
    waiting: list[tuple[str, list[str]]] = []  # pictures, and what is said of each
    inside = False
    for raw, name in tokens(html):
        if name == "div" and f'class="{GALLERY}"' in raw:
            yield from _unsaid(waiting)
            inside = True
        elif name == "/div":
            inside = False
        elif name == "img":
            if not inside:
                yield from _unsaid(waiting)
            its = attributes(raw)
            if its.get("alt", "").strip():
                waiting.append((its.get("src", ""), [its.get("title", "")]))
        elif not name:
            for _, said in waiting[-1:] if inside else waiting:
                said.append(unescape(raw))
        elif not inside and name in _FURTHER and 'class="credit"' not in raw:
            yield from _unsaid(waiting)
    yield from _unsaid(waiting)


def _unsaid(waiting: list[tuple[str, list[str]]]) -> Iterator[str]:
    """Give the pictures of which nothing is said, and let none wait any longer."""
    yield from [src for src, said in waiting if not _CREDITED.search("".join(said))]
    waiting.clear()


def notice_in_text(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find the copyright notice of somebody that was pasted with an article."""
    if manuscript.article.kind != "article":
        return
    prose = manuscript.body
    match = _NOTICE.search(_QUOTED.sub(lambda quoted: "\n" * len(quoted[0]), fold_in_place(prose.said)))
    if match:
        yield Diagnostic(
            prose.line(match.start()),
            "a copyright notice stands in the text: {words}",
            "delete it: the notice below an article follows from its source; `copyright:` is for another one",
            values(words=prose.text[match.start() : match.end()]),
            prose.column(match.start()),
        )


def empty_text(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find an article without a text."""
    if manuscript.article.kind == "article" and not manuscript.html.html.strip():
        yield Diagnostic(manuscript.body.first_line, "there is no text below the fields")
