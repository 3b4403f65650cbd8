"""An article for WeChat: one piece of HTML that its editor keeps as it is (`wechat_rules.py`)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from css_inline import CSSInliner

from newsgen.export.clean import classes_of, cleaned
from newsgen.export.notes import ExportNote, note_line, numbered
from newsgen.export.story import Story
from newsgen.export.theme_css import sheet, tokens_css
from newsgen.export.wechat_rules import ATTRIBUTES, ELEMENTS, LINKS
from newsgen.images import is_drawing

# Elements of an article that WeChat does not keep -> the one that stands for them, and its class.
_RENAMED = {
    "b": ("strong", ""),
    "i": ("em", ""),
    "ins": ("u", ""),
    "del": ("span", "struck"),
    "s": ("span", "struck"),
    "strike": ("span", "struck"),
    "mark": ("span", "marked"),
    "small": ("span", "small"),
    "sub": ("span", "low"),
    "sup": ("span", "raised"),
    "kbd": ("code", ""),
    "samp": ("code", ""),
    "figure": ("section", "picture"),
    "figcaption": ("p", "caption"),
    "caption": ("p", "caption"),
    "tfoot": ("tbody", ""),
    "dt": ("p", ""),
    "dd": ("p", ""),
    "div": ("section", ""),
    "address": ("section", ""),
    "aside": ("section", ""),
    "dl": ("section", ""),
}
_NOTED = "noted"  # marks what cites a note, which is raised


def wechat_html(story: Story, site: Path) -> str:
    """Return an article as a fragment of HTML to be pasted into WeChat's editor; `site` has the look."""
    soup = cleaned(story.body, story.url)
    notes = numbered(soup, lambda number: _mark(soup, number), lambda url: url.startswith(LINKS))
    if story.excerpt:
        soup.append(_paragraph(soup, story.summary or story.title))
        notes.append(ExportNote(story.words["read_original"], story.link))
        soup.p.append(_mark(soup, len(notes)))  # type: ignore[union-attr] # it was just made
    _restructure(soup)
    root = soup.new_tag("section", attrs={"class": "story"})
    root.extend([*_head(soup, story), *list(soup.contents), *_foot(soup, story, notes)])
    inliner = CSSInliner(resolve_css_variables=True, load_remote_stylesheets=False)
    styled = inliner.inline_fragment(str(root), tokens_css(site, story.edition) + sheet("wechat.css"))
    return _bare(styled)


def _head(soup: BeautifulSoup, story: Story) -> list[Tag]:
    """Return whose the article is, when it came out, what it says in short, its picture and its figures;
    above it what stands around the title.

    The title is no part of it: WeChat has a field for that.
    """
    head = [_paragraph(soup, line, "standfirst") for line in (story.kicker, story.subtitle)]
    head += [_paragraph(soup, line, "byline") for line in (story.byline, *story.place)]
    head.append(_paragraph(soup, story.dates, "dates"))
    if story.standfirst and not story.excerpt:
        head.append(_paragraph(soup, story.summary, "standfirst"))
    if story.lead:
        picture = soup.new_tag("section", attrs={"class": "picture"})
        picture.append(_picture(soup, story.lead.src, story.lead.alt))
        if story.lead.caption:
            picture.append(_paragraph(soup, story.lead.caption, "caption"))
        head.append(picture)
    for figure in story.figures:
        line = soup.new_tag("p")
        value = soup.new_tag("strong")
        value.string = figure.value
        note = f"（{figure.note}）" if figure.note else ""
        line.extend([NavigableString(f"{figure.label}{story.words['colon']}"), value, NavigableString(note)])
        head.append(line)
    return [tag for tag in head if tag.get_text() or tag.img]


def _foot(soup: BeautifulSoup, story: Story, notes: list[ExportNote]) -> list[Tag]:
    """Return what is stated, the corrections, the notes and the notice."""
    parts: list[tuple[str, str, list[str]]] = [
        (story.words["record_box"], "note", list(story.records)),
        (story.words["corrections"], "note", list(story.corrections)),
        (story.words["notes"], "note", [note_line(number, note) for number, note in enumerate(notes, 1)]),
        (story.notice_title, "notice", list(story.notice)),
    ]
    foot: list[Tag] = []
    for title, kind, lines in parts:
        if lines:
            foot.append(_paragraph(soup, title, f"{kind}s-title" if kind == "note" else f"{kind}-title"))
            foot.extend(_paragraph(soup, line, kind) for line in lines)
    return foot


def _mark(soup: BeautifulSoup, number: int) -> Tag:
    mark = soup.new_tag("sup", attrs={"class": _NOTED})
    mark.string = f"[{number}]"
    return mark


def _picture(soup: BeautifulSoup, src: str, alt: str) -> Tag:
    """Return a picture; of a drawing (SVG), which the editor does not take, what it shows."""
    if not is_drawing(urlsplit(src).path):
        return soup.new_tag("img", attrs={"src": src, "alt": alt})
    said = soup.new_tag("span")
    said.string = f"［{alt}］" if alt else ""
    return said


def _paragraph(soup: BeautifulSoup, text: str, kind: str = "") -> Tag:
    paragraph = soup.new_tag("p", attrs={"class": kind} if kind else {})
    paragraph.string = text
    return paragraph


def _restructure(soup: BeautifulSoup) -> None:
    """Make a tree of the elements that stay, and of classes that the style sheet knows."""
    for code in soup.find_all("pre"):
        _write_out(soup, code)
    for inner in soup.select("li > ul, li > ol"):
        inner["class"] = "inner"
    # The innermost first, so that a list ends up behind the item of the outermost.
    for inner in reversed(soup.select(".inner")):
        item = inner.parent
        assert item is not None  # noqa: S101 - it was found in one
        rest = list(inner.next_siblings)
        item.insert_after(inner.extract())
        if any(str(piece).strip() for piece in rest):
            following = soup.new_tag("section", attrs={"class": "inner"})
            following.extend(rest)
            inner.insert_after(following)
    for image in soup.find_all("img"):
        image.replace_with(_picture(soup, str(image.get("src") or ""), str(image.get("alt") or "")))
    for table in soup.find_all("table"):
        for caption in table.find_all("caption"):
            table.insert_before(caption.extract())
        for useless in table.find_all(["col", "colgroup"]):
            useless.decompose()
        table.wrap(soup.new_tag("section", attrs={"class": "wide"}))
    for tag in soup.find_all(True):
        align = str(tag.get("align") or "")
        noted = _NOTED in classes_of(tag)
        kept = {name: value for name, value in tag.attrs.items() if name in ATTRIBUTES.get(tag.name, ())}
        known = [name for name in classes_of(tag) if name in ("inner", "wide", "caption")]
        known += [align] if align in ("right", "center") else []
        if tag.name in _RENAMED and not noted:
            tag.name, kind = _RENAMED[tag.name]
            known += [kind] if kind else []
        tag.attrs = {**kept, **({"class": " ".join(known)} if known else {})}
        if tag.name not in ELEMENTS:
            tag.unwrap()


def _write_out(soup: BeautifulSoup, code: Tag) -> None:
    """Write the line ends and blanks of code so that they stay."""
    texts = list(code.find_all(string=True))
    for text in texts:
        pieces: list[NavigableString | Tag] = []
        lines = str(text).expandtabs(4).split("\n")
        if text is texts[-1] and not lines[-1]:
            lines.pop()
        for number, line in enumerate(lines):
            if number:
                pieces.append(soup.new_tag("br"))
            pieces.append(NavigableString(line.replace("  ", "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}")))
        text.replace_with(*pieces)


def _bare(styled: str) -> str:
    """Return styled HTML without the classes that it was styled by."""
    soup = BeautifulSoup(styled, "html.parser")
    for tag in soup.find_all(True):
        del tag["class"]
        if tag.name == "span" and not tag.attrs:
            tag.unwrap()
    return str(soup)
