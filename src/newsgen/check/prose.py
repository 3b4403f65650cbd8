"""The prose of a Markdown text in its places: what is for machines is blanked out, nothing moves.

So what is found in the prose stands at the same line and column of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, partial

from msgspec import Struct

from newsgen.markup.locate import line_numbers
from newsgen.markup.verbatim import Span, code_spans, enclosed, fenced, without

#: Stands for what a sentence runs across: marks of emphasis and links, addresses within them.
ACROSS = "\x01"
#: Stands for what a sentence ends at: code, tags, `-{ }-`. The functions of typography end lines there.
APART = "\n"

_VERBATIM = ("code", "pre", "kbd", "samp", "var", "script", "style", "rp")
_HTML = re.compile(rf"<(?:!--|(?:{'|'.join(_VERBATIM)})\b)", re.IGNORECASE)
_HTML_ENDS = {
    "<!--": re.compile("-->"),
    **{f"<{tag}": re.compile(rf"</{tag}\s*+>", re.IGNORECASE) for tag in _VERBATIM},
}
_VARIANTS = re.compile(r"-\{")
_VARIANT_ENDS = {"-{": re.compile(r"\}-")}
_INDENTED = re.compile(r"^(?: {4}|\t).*$", re.MULTILINE)
_RULES = re.compile(r"^(?=[^-\n]*+-)[|:\- \t]++$", re.MULTILINE)  # of tables, and headings
_REFERENCE = re.compile(
    r"^ {0,3}\[[^\]\n]+\]:(?:[ \t]*(?:<[^>\n]*>|[a-z][a-z0-9+.-]*:|[./#]).*)?", re.MULTILINE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’「」『』《》〈〉【】，。；：！？、（）]+")
# What follows the text of a link: its target, with brackets inside it, and its title: `](a (1).md "甲")`.
_AIM = r"\]\((?:[^()\n]|\([^()\n]*\))*\)(?:\{[^}\n]*\})?|\]\[[^\]\n]*\]"
_TARGET = re.compile(_AIM)
# A picture stands between sentences, and so does what is said in its place.
_PICTURE = re.compile(rf"!\[(?P<alt>[^\[\]\n]*+)(?:{_AIM})")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:?")  # a reader sees a number there
_MARKS = re.compile(r"!(?=\[)|\\[!-/:-@\[-`{-~]|&#?\w+;|\{[#.:][^}\n]*\}")

# Of code and what is like it, what must be in a text for it to be looked for, and how that is done.
_CODE: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    ("```", fenced),
    ("~~~", fenced),
    ("<", partial(enclosed, opening=_HTML, closing=_HTML_ENDS)),
    ("`", code_spans),
    ("-{", partial(enclosed, opening=_VARIANTS, closing=_VARIANT_ENDS)),
)
# In this order: what is blanked out by an earlier one is not seen by a later one.
_BLANKED = (
    (_INDENTED, APART),
    (_RULES, APART),
    (_AUTOLINK, ACROSS),
    (_TAG, ACROSS),
    (_TARGET, ACROSS),
    (_REFERENCE, ACROSS),
    (_NOTE, APART),
    (_MARKS, ACROSS),
    (_ADDRESS, APART),
)
# Of each, what must be in a text for it to be looked for: most texts have little of it.
_SIGNS = {
    _INDENTED: ("    ", "\t"),
    _RULES: ("-",),
    _AUTOLINK: ("<",),
    _TAG: ("<",),
    _TARGET: ("](", "]["),
    _REFERENCE: ("]:",),
    _NOTE: ("[^",),
    _MARKS: ("[", "\\", "&", "{"),
    _ADDRESS: ("://", "www."),
}


def prose_of(text: str) -> str:
    """Return a Markdown text, as long as it was, with all that is not prose blanked out; line ends stay."""
    if "![" in text:
        text = _PICTURE.sub(_only_alt, text)
    text = without_code(text, APART)
    for pattern, blank in _BLANKED:
        if any(sign in text for sign in _SIGNS[pattern]):
            text = pattern.sub(partial(_blanked, blank), text)
    return text


def without_code(text: str, blank: str = ACROSS) -> str:
    """Return a Markdown text, as long as it was, with code, HTML comments and `-{ }-` blanked out."""
    for sign, find in _CODE:
        if sign in text:
            text = without(text, find(text), blank)
    return text


def _only_alt(match: re.Match[str]) -> str:
    alt = match["alt"]
    return f"{APART * 2}{alt}{APART * (len(match[0]) - len(alt) - 2)}"


def _blanked(blank: str, match: re.Match[str]) -> str:
    return without(match[0], [(0, len(match[0]))], blank)


class Prose(Struct, frozen=True, dict=True):
    """A text of a file, as typed. `first_line` is where it starts.

    A field of the front matter `is_field`: all of it stands at the line of its name.
    """

    text: str
    first_line: int
    is_field: bool = False

    @cached_property
    def said(self) -> str:
        """Its prose, in place."""
        return prose_of(self.text)

    @cached_property
    def _line(self) -> Callable[[int], int]:
        return line_numbers("" if self.is_field else self.text, self.first_line)

    def line(self, place: int) -> int:
        """Return the line of the file that a place is in."""
        return self._line(place)

    def column(self, place: int) -> int:
        """Return the column of a place, counted from 1; 0 in a field, where it is not known."""
        return 0 if self.is_field else place - self.text.rfind("\n", 0, place)
