"""How much of a page's text is found, and how much else is taken for it: our reader and trafilatura.

`python bench/page_text.py` builds twenty pages, ten layouts of Chinese sites with a short and a long sample
article in each, so that every sentence of the text is known. Recall is the share of its characters that came,
precision the share of what came that is text, `told` the share of what did not come that is told. trafilatura
is a peer of this benchmark only: `pip install trafilatura lxml_html_clean`.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from newsgen.problems import Report
from newsgen.readers import from_bytes, read

_ARTICLES = Path(__file__).parents[1] / "content" / "articles"
_WORDS = ("首頁", "要聞", "政務", "專題", "視頻")
_MENU = f"<ul>{''.join(f'<li><a href=/{at}>{word}</a></li>' for at, word in enumerate(_WORDS))}</ul>"
_TITLE = "另一條新聞的標題，說的是別的事情"
_OTHERS = f"<ul>{''.join(f'<li><a href=/n{at}>{_TITLE}{at}</a></li>' for at in range(8))}</ul>"
_FOOT = "<p>主辦單位：示例管理委員會　備案號：示例12345678號</p><p>未經授權，不得轉載本站內容。</p>"
_ASIDE = "<p>這是一段推薦閱讀的導語，寫的是另一篇文章，有逗號，也有句號。</p>"
_COMMENTS = "<p>網友評論：說得好，支持，期待早日建成。</p>" * 6


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _breaks(lines: list[str]) -> str:
    return "<br><br>".join(f"　　{escape(line)}" for line in lines)


def _sections(lines: list[str]) -> str:
    return "".join(f"<section><section><span>{escape(line)}</span></section></section>" for line in lines)


def _list(lines: list[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines[1:])
    return f"{_paragraphs(lines[:1])}<h3>{escape(lines[1][:12])}</h3><ul>{items}</ul>"


#: How a text is marked up, and what stands around it, by the kind of site; `@` is the text's place.
_LAYOUTS: dict[str, tuple[Callable[[list[str]], str], str]] = {
    "government": (
        _paragraphs,
        f"<div class=header>{_MENU}</div><div class=TRS_Editor>@</div><div class=related>{_OTHERS}</div>"
        f"<div class=footer>{_FOOT}</div>",
    ),
    "tables": (
        _breaks,
        f"<table><tr><td>{_MENU}{_OTHERS}</td><td><table><tr><td id=zoom>@</td></tr></table></td></tr>"
        f"<tr><td colspan=2>{_FOOT}</td></tr></table>",
    ),
    "article element": (
        _paragraphs,
        f"<header><nav>{_MENU}</nav></header><main><article>@</article><aside>{_ASIDE}{_OTHERS}</aside></main>"
        f"<footer>{_FOOT}</footer>",
    ),
    "no names": (
        _paragraphs,
        f"<div>{_MENU}</div><div><div>@</div><div>{_OTHERS}</div></div><div>{_FOOT}</div>",
    ),
    "WeChat": (
        _sections,
        "<div id=page-content><div id=js_content style='visibility: hidden'>@</div></div>"
        "<div id=js_pc_qr_code>微信掃一掃關注該公眾號</div>",
    ),
    "recommendation within": (
        _paragraphs,
        f"<div class=content>@<div class=recommend>{_ASIDE}{_OTHERS}</div></div>"
        f"<div class=footer>{_FOOT}</div>",
    ),
    "comments": (
        _paragraphs,
        f"<div class=post>@</div><div class=comments>{_COMMENTS}</div><div class=footer>{_FOOT}</div>",
    ),
    "closed too early": (
        _paragraphs,
        f"<div class=top>{_MENU}</div></div></div></body><div class=detail>@</div>"
        f"<div class=bottom>{_FOOT}</div>",
    ),
    "lines in a div": (
        _breaks,
        f"<div id=menu>{_MENU}</div><div class=box><div class=article-detail>@</div></div>"
        f"<div class=side>{_OTHERS}{_ASIDE}</div>",
    ),
    "subheads and lists": (
        _list,
        f"<div class=nav>{_MENU}</div><div class=main-text>@</div><div class=hot>{_OTHERS}</div>",
    ),
}


def main() -> None:
    """Print the shares, a line a reader."""
    readers: dict[str, Callable[[str], tuple[str, str]]] = {"newsgen": _ours}
    if importlib.util.find_spec("trafilatura"):
        readers["trafilatura"] = partial(_theirs, favor_recall=False)
        readers["trafilatura, recall"] = partial(_theirs, favor_recall=True)
    for name, reader in readers.items():
        came = wanted = right = told = left = 0
        for lines, make, layout in ((lines, *each) for lines in _texts() for each in _LAYOUTS.values()):
            inner = layout.replace("@", make(lines))
            page = f"<html><head><meta charset=utf-8></head><body>{inner}</body></html>"
            text, rest = map(_letters, reader(page))
            truth = _letters(re.sub(r"<[^>]*>", "", make(lines)))
            everything = _letters(re.sub(r"<[^>]*>", "", page))
            came += text.total()
            wanted += truth.total()
            right += (text & truth).total()
            left += (everything - text).total()
            told += ((everything - text) & rest).total()
        print(f"{name:20} recall {right / wanted:6.1%} precision {right / came:6.1%} told {told / left:6.1%}")


def _texts() -> list[list[str]]:
    bodies = [path.read_text("utf-8").partition("\n---\n")[2] for path in sorted(_ARTICLES.rglob("*.md"))]
    sentences = re.compile(r"[一-鿿].{30,}")
    texts = [[line for line in body.split("\n") if sentences.match(line)] for body in bodies]
    longest = sorted((lines for lines in texts if len(lines) > 1), key=len)
    return [longest[0][:3], longest[-1]]


def _ours(page: str) -> tuple[str, str]:
    report = Report("page.html")
    received = from_bytes("page.html", page.encode(), report)
    was_read = read(received, report) if received else None
    if was_read is None:
        return "", ""
    said = was_read[0]
    rest = [block.plain for block in (*said.before, *said.after)] + list(said.left_out)
    return "".join(block.plain for block in said.blocks), "".join(rest)


def _theirs(page: str, favor_recall: bool) -> tuple[str, str]:
    import trafilatura

    return trafilatura.extract(page, favor_recall=favor_recall, include_comments=False) or "", ""


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


if __name__ == "__main__":
    main()
