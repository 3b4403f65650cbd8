"""What stands in a line of text: code, links, pictures, emphasis, tags, as CommonMark 0.31 has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from xml.etree.ElementTree import Element, SubElement

from markdown.util import HtmlStash

from newsgen.markup.document import DocumentParts, Remark, known_as, literal
from newsgen.markup.emphasis import MarkRun, pair_runs
from newsgen.markup.html_tags import Scanner, Tag, pair
from newsgen.markup.media import picture
from newsgen.markup.parts import BareAddress, Bracket, Part, flush, linked, plain
from newsgen.markup.targets import ENTITY, Target, meaning, target_at
from newsgen.markup.variants import VARIANT
from newsgen.problems import message

_TOKEN = re.compile(
    rf"\\[!-/:-@\[-`{{-~\n]|`++|\*++|_++|~++|!\[|\[\^[^\[\]\n]{{1,999}}\]|[\[\]<\n]|{ENTITY}"
    rf"|{VARIANT}|https?://(?<![a-zA-Z0-9]https://)(?<![a-zA-Z0-9]http://)[a-zA-Z0-9][!#-;=?-Z_a-z~]*+",
    re.DOTALL,
)
_TICKS = re.compile("`++")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+)>")
_MAIL = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]++@[a-zA-Z0-9-]++(?:\.[a-zA-Z0-9-]++)*+)>", re.ASCII)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_LONGEST_LABEL = 999  # characters (CommonMark 0.31, "link label")
_AFTER_LINK = frozenset("?!.,:;*_~'-")  # at its end, these are of the sentence


class InlineReader:
    """Reads one text; `first` is its first line, counted from 0."""

    def __init__(self, text: str, first: int, document: DocumentParts, stash: HtmlStash) -> None:
        self._text = text
        self._first = first
        self._document = document
        self._stash = stash
        self._parts: list[Part] = []
        self._brackets: list[Bracket] = []
        self._number = 0  # of the next bracket
        self.linked = 0  # brackets before this one are in no link, as there is one in them
        self._scanner = Scanner(text, self._drop, document.embeds)
        self._ticks: dict[int, list[int]] | None = None
        self._counted = 0, 0  # up to where the lines are counted, and how many there were

    def write(self, element: Element) -> None:
        """Write the text into an element."""
        at = 0
        text = self._text
        while match := _TOKEN.search(text, at):
            if match.start() > at:
                self._parts.append(text[at : match.start()])
            at = self._token(match)
        self._parts.append(text[at:])
        pair(self._scanner.tags)
        self._build(self._parts, element)

    def _token(self, match: re.Match[str]) -> int:
        """Read a token, and return where the next may begin."""
        token, start, end = match[0], match.start(), match.end()
        first = token[0]
        if first == "\n":
            self._line_end()
        elif first == "\\":
            self._parts.append(Element("br") if token[1] == "\n" else self._literal(token[1], end))
        elif first == "`":
            return self._code(start, end)
        elif first in "*_" or (first == "~" and len(token) == 2):
            before, after = self._text[start - 1 : start] or "\n", self._text[end : end + 1] or "\n"
            self._parts.append(MarkRun(token, before, after))
        elif first == "<":
            return self._angle(start)
        elif first == "]":
            return self._closed(end)
        elif token in ("[", "!["):
            self._bracket(token, end)
        elif first == "[":
            return self._cited(token[2:-1].strip(), start, end)
        elif first == "&":
            self._parts.append(self._literal(meaning(token), end))
        elif first == "h":
            return self._bare(token, start)
        else:  # `-{ }-`, or other tildes
            self._parts.append(token)
        return end

    def _literal(self, character: str, end: int) -> str | Element:
        """Return a character that stands for itself.

        Of a `-{` that gives no forms it is set apart as of no language (BCP 47, `zxx`): no edition reads it.
        """
        before = self._parts[-1] if self._parts else ""
        is_second = character == "{" and type(before) is str and before.endswith("-")
        if not is_second and not (character == "-" and self._text.startswith("{", end)):
            return character
        apart = Element("span", {"lang": "zxx"})
        apart.text = character
        return apart

    def _line_end(self) -> None:
        """End a line, with a break if there are two spaces before."""
        typed = self._parts[-1] if self._parts else ""
        if type(typed) is str and typed.endswith(" "):
            self._parts[-1] = typed.rstrip(" ")
            if typed.endswith("  "):
                self._parts.append(Element("br"))
                return
        self._parts.append("\n")

    def _code(self, start: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        places = self._ticks[end - start]
        following = bisect_left(places, end)
        if following == len(places):
            self._parts.append(self._text[start:end])
            return end
        code = self._text[end : places[following]]
        spaced = code.replace("\n", " ")
        if spaced.startswith(" ") and spaced.endswith(" ") and spaced.strip(" "):
            code = code[1:-1]
        element = Element("code")
        element.text = literal(code)
        self._parts.append(element)
        return places[following] + end - start

    def _angle(self, start: int) -> int:
        """Read an address between `< >`, a tag or a comment."""
        link = _AUTOLINK.match(self._text, start) or _MAIL.match(self._text, start)
        if link:
            is_mail = link.re is _MAIL
            self._parts.append(linked(f"mailto:{link[1]}" if is_mail else link[1], link[1]))
            return link.end()
        tag, end = self._scanner.read(start)
        if tag:
            self._parts.append(tag if isinstance(tag, Tag) else tag.element())
        elif end == start:
            self._parts.append("<")
            end = start + 1
        return end

    def _bare(self, token: str, start: int) -> int:
        end = len(token)
        surplus = token.count(")") - token.count("(")
        while token[end - 1] in _AFTER_LINK or (token[end - 1] == ")" and surplus > 0):
            surplus -= token[end - 1] == ")"
            end -= 1
        self._parts.append(BareAddress(token[:end]))
        return start + end

    def _cited(self, label: str, start: int, end: int) -> int:
        note = self._document.notes.get(label)
        if not note:
            if self._text[end : end + 1] not in ("(", "[") and label not in self._document.missing:
                self._document.missing.add(label)
                self._tell(start, label)
            self._bracket("[", start + 1)
            return start + 1
        if not note.cited:
            self._document.cited.append(note)
            note.number = len(self._document.cited)
        note.cited += 1
        mark = Element("sup", {"id": note.mark(note.cited)})
        SubElement(mark, "a", {"class": "footnote-ref", "href": f"#{note.anchor}"}).text = str(note.number)
        self._parts.append(mark)
        return end

    def _bracket(self, token: str, end: int) -> None:
        self._brackets.append(Bracket(len(self._parts), end, token[0] == "!", self._number))
        self._number += 1
        self._parts.append(token)

    def _closed(self, end: int) -> int:
        """Read a `]`: the end of a link's or picture's text, or of nothing."""
        bracket = self._brackets.pop() if self._brackets else None
        found = None
        if bracket and (bracket.is_picture or bracket.number >= self.linked):
            found = target_at(self._text, end) if self._text.startswith("(", end) else None
            found = found or self._referred(bracket, end)
        if not bracket or not found:
            self._parts.append("]")
            return end
        inner = self._parts[bracket.at + 1 :]
        del self._parts[bracket.at :]
        if bracket.is_picture:
            element, after = picture(self._text, found, plain(inner))
            self._parts.append(element)
            return after
        link = Element("a", {"href": literal(found.address)})
        if found.title:
            link.set("title", literal(found.title))
        self._parts.append((link, inner))
        self.linked = self._number
        return found.end

    def _referred(self, bracket: Bracket, end: int) -> Target | None:
        """Return the target of `[text][label]`, `[label][]` or `[label]`."""
        text = self._text
        label = _LABEL.match(text, end)
        typed = label[1] if label and label[1].strip() else None
        if typed is None:
            if end - bracket.start > _LONGEST_LABEL + 1:
                return None
            typed = text[bracket.start : end - 1]
        definition = self._document.definitions.get(known_as(typed))
        if not definition:
            return None
        self._document.used.add(definition.label)
        return Target(definition.target, definition.title, label.end() if label else end)

    def _build(self, parts: list[Part], element: Element, is_link: bool = False) -> None:
        """Write parts into an element, with the elements that their marks make."""
        pair_runs(part for part in parts if isinstance(part, MarkRun))
        opened = [element]
        text: list[str] = []
        anchors = int(is_link)
        for part in parts:
            if isinstance(part, BareAddress) and not anchors:
                flush(text, opened[-1])
                opened[-1].append(linked(part, part))
            elif isinstance(part, str):
                text.append(literal(part))
            elif isinstance(part, Tag):
                text.append(self._stash.store(part.raw) if part.is_markup else literal(part.raw))
                anchors += (part.name == "a" and part.is_markup) * (-1 if part.closing else 1)
            elif isinstance(part, MarkRun):
                for _ in part.closes:
                    flush(text, opened[-1])
                    opened.pop()
                text.append(part.char * part.count)
                for tag in reversed(part.opens):
                    flush(text, opened[-1])
                    opened.append(SubElement(opened[-1], tag))
            else:
                flush(text, opened[-1])
                if isinstance(part, tuple):
                    self._build(part[1], part[0], is_link=True)
                opened[-1].append(part[0] if isinstance(part, tuple) else part)
        flush(text, element)

    def _tell(self, start: int, label: str) -> None:
        self._document.remarks.append(
            Remark(
                self._line(start),
                message("there is no note for `[^{label}]`", label=label),
                message("write it on a line of its own: [^{label}]: …", label=label),
            )
        )

    def _drop(self, what: str, start: int) -> None:
        self._document.dropped.append((what, self._line(start)))

    def _line(self, start: int) -> int:
        at, line = self._counted
        self._counted = start, line + self._text.count("\n", at, start)
        return self._first + self._counted[1]
