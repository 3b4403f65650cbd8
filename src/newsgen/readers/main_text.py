"""Which part of a web page is its text: where the sentences are.

After the idea of Readability (Arc90, 2010): running text has long blocks with sentence marks and few links,
and lies together; menus, lists of other articles and footers have neither. What is chosen is an element of
the page, so that all that lies outside it can be told, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from newsgen.readers.leaves import Leaf
from newsgen.readers.notice import is_notice
from newsgen.readers.received_text import Shape

_MARKS = re.compile(r"[，。；！？：、]")
_SENTENCE = re.compile(r"[。！？；]|，.*，")
_ASIDE_NAMES = frozenset(("nav", "footer", "aside", "form", "dialog"))
# Words in ids and classes, as content management systems of Chinese sites have them.
_ASIDE = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|menu\w*|foot(?!note)\w*|bottom\w*|side\w*|comment\w*|relat\w*|recommend\w*|share\w*|hot\w*|rank\w*"
    r"|copyright|crumb\w*|breadcrumb\w*|location|banner\w*|advert\w*|ad|ads|login|search\w*|tool\w*|pag(?:er|ination)"
    r"|xgyd|xgxw|tuijian|dibu|jiathis\w*|bdsharebuttonbox|qr\w*|code\w*)(?=$|[-_\s])",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"(?:trs_(?:editor|ueditor)|ucapcontent|^zoom$|artibody|article|js_content|rich_media_content|post_(?:body|content)"
    r"|(?:^|[-_])(?:content|detail|txt|editor)|vsb_content|wp_articlecontent|rm_txt_con|view_con|main-?text|endtext)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|csv)(?:[?#]|$)", re.IGNORECASE)
_SHARE = 0.7  # of a part's sentences: an element that has so many of them has the text
_SHARE_NAMED = 0.4  # the same for one whose name says that it has the text
_LEAST = 80  # characters of sentences in an element that is chosen by its name
_LINKED = 0.5  # of a block's characters: a block with more in links is a list of links


def main_element(root: Tag, leaves: Sequence[Leaf]) -> Tag:
    """Return the element that holds the page's text; `root` where no smaller one does."""
    weights: dict[int, float] = {}
    for leaf in leaves:
        weight = weigh(leaf)
        if weight:
            for element in (leaf.home, *leaf.home.parents):
                weights[id(element)] = weights.get(id(element), 0.0) + weight
                if element is root:
                    break
    chosen = root
    while True:
        total = weights.get(id(chosen), 0.0)
        children = [child for child in chosen.children if isinstance(child, Tag) and id(child) in weights]
        if not children or not total:
            return chosen
        best = max(children, key=lambda child: weights[id(child)])
        weight = weights[id(best)]
        named = any(_TEXT.search(word) for word in names(best)) or best.name == "article"
        enough = weight >= _SHARE * total or (named and weight >= max(_SHARE_NAMED * total, _LEAST))
        if not enough or _is_block(best, leaves):
            return chosen
        chosen = best


def weigh(leaf: Leaf) -> float:
    """Return how many characters of running text a leaf has; those that stand aside count a fifth."""
    said = leaf.plain
    if len(said) < 12 or leaf.shape is Shape.HEADING:
        return 0.0
    linked = linked_characters(leaf)
    if linked > _LINKED * len(said) or not (_SENTENCE.search(said) or len(_MARKS.findall(said)) > 3):
        return 0.0
    return (len(said) - linked) * (0.2 if is_aside(leaf) or is_notice(said) else 1.0)


def is_aside(leaf: Leaf, within: Tag | None = None) -> bool:
    """Whether an element around a leaf, below `within`, says that it is navigation, a footer, advice on
    other articles."""
    for element in (leaf.home, *leaf.home.parents):
        if element is within:
            return False
        if element.name in _ASIDE_NAMES:
            return True
        if element.name not in ("body", "html") and any(_ASIDE.search(word) for word in names(element)):
            return True
    return False


def is_extra(leaf: Leaf, main: Tag) -> bool:
    """Whether a leaf of the text is none of it: links to other articles, buttons to share or to print.

    A single link stays, and so do links to files.
    """
    said = leaf.plain
    if leaf.home.name == "pre":
        return False
    links = {id(parent): parent for text in leaf.strings() for parent in text.parents if parent.name == "a"}
    if any(_FILE.search(str(link.get("href", ""))) for link in links.values()):
        return False
    if len(links) > 2 and linked_characters(leaf) > 0.7 * len(said) and not _SENTENCE.search(said):
        return True
    return bool(said) and is_aside(leaf, main) and not _SENTENCE.search(said)


def linked_characters(leaf: Leaf) -> int:
    """Return how many characters of a leaf are links."""
    count = 0
    for text in leaf.strings():
        if text.strip() and any(parent.name == "a" and parent.get("href") for parent in text.parents):
            count += len(text.strip())
    return count


def names(element: Tag) -> tuple[str, ...]:
    """Return the id of an element and its classes."""
    found = [element.get("id"), *(element.get_attribute_list("class"))]
    return tuple(str(name) for name in found if name)


def _is_block(element: Tag, leaves: Sequence[Leaf]) -> bool:
    return any(leaf.home is element and leaf.nodes == (element,) for leaf in leaves)
