"""The HTML of a body without what no reader elsewhere can use: players, folds, readings above characters."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

#: What is left out with what it holds: scripts and drawings, and the way back from a footnote.
_EMPTIED = ("script", "style", "svg", "math", "iframe", "object", "button", "template", "rp", "track")
_BACK = "a.footnote-backref"


def cleaned(html: str, page: str) -> BeautifulSoup:
    """Return a body, every address of which has scheme and host, as a tree that exports are made of.

    What leads to a place of the article's own `page` leads to that place only. Films and recordings become
    links, what is folded lies open, and the reading of a character stands behind
    it in brackets.
    """
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select(f"{', '.join(_EMPTIED)}, {_BACK}"):
        tag.decompose()
    for link in soup.find_all("a", href=True):
        place = str(link["href"]).removeprefix(page)
        link["href"] = place if place.startswith("#") else link["href"]
    for media in soup.find_all(["video", "audio"]):
        source = media.get("src") or next((s.get("src") for s in media.find_all("source")), "")
        link = soup.new_tag("a", href=str(source or ""))
        link.string = media.get_text(" ", strip=True) or str(source).rpartition("/")[2]
        media.replace_with(link)
    for reading in soup.find_all(["rt", "rtc"]):
        reading.insert(0, "（")
        reading.append("）")
        reading.unwrap()
    for fold in soup.find_all("details"):
        fold.name = "div"
        fold.attrs.clear()
    for head in soup.find_all("summary"):
        bold = soup.new_tag("strong")
        bold.extend(list(head.contents))
        head.name = "p"
        head.attrs.clear()
        head.append(bold)
    for name in ("ruby", "rb", "wbr", "bdi", "bdo", "data", "time"):
        for tag in soup.find_all(name):
            tag.unwrap()
    return soup


def classes_of(tag: Tag) -> list[str]:
    """Return the classes of an element."""
    given = tag.get("class")
    return given.split() if isinstance(given, str) else list(given or ())
