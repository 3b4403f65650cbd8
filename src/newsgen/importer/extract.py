"""A received text -> the fields of an article, its text, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from newsgen.hanzi import fold
from newsgen.importer.asides import is_chrome, short, tell_asides, tell_withheld
from newsgen.importer.byline import Byline, read_byline, read_dateline, split_last
from newsgen.importer.extracted import Extracted
from newsgen.importer.headings import level_headings, mark_headings
from newsgen.importer.hints import take_hints
from newsgen.importer.labels import Labelled, labelled_title, people, read_labels
from newsgen.library.withheld import may_be_withheld
from newsgen.model import Role
from newsgen.problems import Report, said_elsewhere, sentence
from newsgen.readers import Block, Hint, ReceivedText, Shape, shown_value
from newsgen.readers.dates import tidy_date
from newsgen.readers.notice import notice_start

_TOP = 12  # blocks at the beginning in which titles and bylines are looked for
_BOTTOM = 6
_SHORT = 60  # characters
_OPENING = 3  # paragraphs of which one begins with who reports it; before it may be lines below the title
_PEOPLE = frozenset(Role)
_TITLE_END = re.compile(r"[。；;，,、：:]$")
_NO_TITLE = re.compile(
    r"(?:[時时][間间]|日期|地[點点]|主[辦办]|[聯联][系繫絡络]人?|主[講讲]人?|[單单]位|摘要|[關关][鍵键][詞词])[:：]"
    r"|附件|[（(\[]|【(?![^【】]{1,8}】\w{4})|[-—•·●]"
    r"|(?:[發发][布佈表]|[刊更]\w|[解秘保]密|密[級级]|[機机]密|[備备][註注]|[說说]明|[編编][號号]|文[號号]|[注提]\w|[內内]部)[^:：]{0,4}[:：]"
)
_MAIN_TITLE = re.compile(r"^主[題题][:：]\s*+")
_AGENCY = re.compile(r"(?P<name>[一-鿿]{1,6}?[社報报網网])[^\s，。]{0,10}?\d{1,2}日(?:電|电|訊|讯)")


def extract(received_text: ReceivedText, given: Mapping[str, str], report: Report) -> Extracted:
    """Find the fields of an article in a text. `given` are those that the editor knows.

    What is not surely a field stays in the text; `report` hears of what an editor should look at.
    """
    found = Extracted(left_out=list(received_text.left_out), asides=received_text.asides)
    tell_asides(received_text.asides, report)
    for name, value in given.items():
        found.offer(name, value, f"--{name}")
    for name, own in received_text.own_fields.items():
        origin = sentence("front matter")
        if name == "source":
            kept = found.name_source(shown_value(own), origin)
        else:
            kept = found.offer(name, people(own) if name in _PEOPLE and isinstance(own, str) else own, origin)
        if not kept:
            found.left_out.append(shown_value(own))
    _tidy_own_date(found)
    blocks = received_text.blocks
    tell_withheld((*blocks[:_TOP], *blocks[_TOP:][-_BOTTOM:]), report)
    body = [block for block in received_text.blocks if received_text.is_markdown or not is_chrome(block)]
    found.left_out += [
        block.kept for block in received_text.blocks if not received_text.is_markdown and is_chrome(block)
    ]
    notes: list[Block] = []
    while body and body[-1].markdown.startswith("[^"):
        notes.insert(0, body.pop())
    body = _bottom(body, found)
    start, doubtful = notice_start(body)
    found.notice = tuple(block.kept for block in body[start:])
    if doubtful >= 0:
        report.warning(
            body[doubtful].line,
            "this may be the publisher's notice: it was left in the text",
            "take it out if it is none of the article, and see to its terms: {text}",
            text=short(body[doubtful].plain),
        )
    body = _bottom(body[:start], found)
    headed = received_text.hints.get("title")
    known = str(found.values.get("title", "")) or (headed.value if headed else "")
    body = _top(body, found, known)
    _around(received_text, found, known)
    if headed:
        found.offer("title", headed.value, headed.origin)
    body = _sign(body, found)
    _settle_source(found, report)
    take_hints(received_text.hints, found, report)
    for hint_name, hint in received_text.last_resort.items():
        if hint_name == "title":
            found.offer("title", hint.value, hint.origin)
        if hint_name == "date" and "date" not in found.values and (when := tidy_date(hint.value)):
            found.offer("date", when, hint.origin)
            report.warning(
                0,
                "the date is that of the file ({origin}), as the text has none",
                "look up when it was published",
                origin=said_elsewhere(hint.origin),
            )
    own_headings = any(block.shape is Shape.HEADING for block in body)
    if not received_text.is_markdown:
        body = list(level_headings(mark_headings(body, own_headings, report)))
    found.body = (*body, *notes)
    return found


def _settle_source(found: Extracted, report: Report) -> None:
    """Where a text names two sources, tell both, and take neither, unless the front matter has one; where it
    names none, take the paper that its reporters are of."""
    if len({fold(source) for source in found.sources.values()}) < 2:
        if found.paper and not found.sources:
            found.offer("source", found.paper.value, found.paper.origin)
        return
    report.warning(
        0,
        "the text names different sources: {sources}",
        "find out whose text it is, and write that down as `source`",
        sources="; ".join(f"{source} ({origin})" for origin, source in found.sources.items()),
    )
    if found.origins["source"] != sentence("front matter"):
        del found.values["source"], found.origins["source"]


def _top(blocks: list[Block], found: Extracted, known: str) -> list[Block]:
    """Take the title and the lines of labels at the beginning; return the other blocks."""
    kept: list[Block] = []
    known = known or labelled_title(block.plain for block in blocks[:_TOP] if block.shape is Shape.PARAGRAPH)
    for at, block in enumerate(blocks):
        following = blocks[at + 1 :]
        said = " ".join(block.plain.split("\n"))
        if at >= _TOP or (block.shape is Shape.OTHER and said):
            return [*kept, *blocks[at:]]
        if block.shows_picture:
            kept.append(block)
        elif _same(said, known) and said:
            found.taken.append(block.kept)
        elif block.shape is Shape.PARAGRAPH and (labelled := read_labels(block.plain)):
            _take(labelled, block, found)
            known = known or str(found.values.get("title", ""))
        elif not known and following and _is_title(block, at, following):
            known = said
            found.offer("title", _MAIN_TITLE.sub("", said), f"「{short(said)}」")
            found.taken.append(block.kept)
        elif block.shape is Shape.PARAGRAPH and len(said) <= _SHORT and (byline := read_byline(said)):
            _credit(byline, said, found)
            found.taken.append(block.kept)
        elif block.shape is Shape.PARAGRAPH and len(said) <= _SHORT and not re.search(r"[。！？；]", said):
            kept.append(block)
        else:
            return [*kept, *blocks[at:]]
    return kept


def _bottom(blocks: list[Block], found: Extracted) -> list[Block]:
    """Take the lines of labels and bylines at the end, also from between short lines; return the others."""
    end = len(blocks)
    kept: list[Block] = []
    while end > 1 and len(blocks) - end < _BOTTOM:
        block, before = blocks[end - 1], blocks[end - 2]
        if block.shows_picture and not block.plain.strip():  # the code of an account, below all that is said
            kept.insert(0, block)
            end -= 1
            continue
        if block.shape is not Shape.PARAGRAPH or len(block.plain) > 2 * _SHORT or block.shows_picture:
            break
        labelled = read_labels(block.plain)
        if (
            labelled
            and before.shape is Shape.OTHER
            and {"source", "photographer"} & dict(labelled.values).keys()
        ):
            break  # where a table or a picture comes from
        is_date = labelled and {name for name, _ in labelled.values} == {"date"}
        if labelled and is_date and not re.search(r"[:：]", re.sub(r"\d[:：]\d", "", block.plain)):
            # A document's own date stands below its signature, and belongs to both.
            found.offer("date", dict(labelled.values).get("date", ""), f"「{short(block.plain)}」")
            break
        byline = None if labelled else read_byline(block.plain.strip("（）()【】[] "))
        if labelled:
            _take(labelled, block, found)
        elif byline:
            _credit(byline, block.plain, found)
            found.taken.append(block.kept)
        elif len(block.plain) <= _SHORT // 2 and not re.search(r"[。！？；]", block.plain):
            kept.insert(0, block)
        else:
            break
        end -= 1
    return [*blocks[:end], *kept]


def _around(received_text: ReceivedText, found: Extracted, known: str) -> None:
    """Look for labels around the text of a page; what is not taken is left out."""
    for block in (*received_text.before, *received_text.after):
        labelled = read_labels(block.plain) if block.shape is Shape.PARAGRAPH else None
        title = str(found.values.get("title", known))
        if title and _same(block.plain, title):
            found.taken.append(block.plain)
        elif labelled and labelled.values:
            _take(labelled, block, found)
        else:
            found.left_out.append(block.plain)


def _take(labelled: Labelled, block: Block, found: Extracted) -> None:
    """Take the values of a line; one of which a part is no field's is kept whole in what is left out."""
    whole = not labelled.other
    origin = f"「{short(block.plain)}」"
    for name, value in labelled.values:
        if name == "source":
            whole &= found.name_source(value, origin)
        elif name in _PEOPLE:
            whole &= found.add_people(name, _named(value) if name == "author" else people(value), origin)
        else:
            whole &= found.offer(name, value, origin)
    (found.taken if whole else found.left_out).append(block.kept)


def _named(value: str) -> tuple[str, ...]:
    role, _, rest = value.partition(" ")
    if byline := read_byline(value):
        return byline.authors
    if re.search(r"(?:記者|记者)$", role) and (names := people(rest)):
        return (f"{role} {names[0]}", *names[1:])
    return people(value)


def _sign(body: list[Block], found: Extracted) -> list[Block]:
    """Take the authors from the parenthesis at the end, or read them at the beginning."""
    if body and body[-1].shape is Shape.PARAGRAPH and (split := split_last(body[-1].plain)):
        block = body[-1]
        rest, byline = split
        signature = block.plain[len(rest) :]
        _credit(byline, signature, found)
        if block.markdown.endswith(signature):
            found.taken.append(signature)
            cut = replace(block, plain=rest.rstrip(), markdown=block.markdown[: -len(signature)].rstrip())
            body = [*body[:-1], cut] if rest.strip() else body[:-1]
    for first in [block for block in body if block.shape is Shape.PARAGRAPH][:_OPENING]:
        if "author" not in found.values and (byline_of_first := read_dateline(first.plain)):
            _credit(byline_of_first, first.plain[:_SHORT], found)
        if agency := _AGENCY.match(first.plain):
            found.paper = found.paper or Hint(agency["name"], f"「{short(first.plain)}」")
        if len(first.plain) > _SHORT:
            break
    return body


def _credit(byline: Byline, said: str, found: Extracted) -> None:
    origin = f"「{short(said.strip())}」"
    found.add_people("author", byline.authors, origin)
    if byline.organisation and not found.paper:
        found.paper = Hint(byline.organisation, origin)


def _is_title(block: Block, at: int, following: Sequence[Block]) -> bool:
    said = block.plain
    if block.shape is Shape.HEADING:
        return at == 0 or block.level == 1
    return (
        at < 3
        and block.shape is Shape.PARAGRAPH
        and 4 <= len(said) <= _SHORT
        and "\n" not in said
        and "。" not in said
        and not _TITLE_END.search(said)
        and not _NO_TITLE.match(said)
        and not (said[0] in "【[（(" and may_be_withheld(said))
        and any(each.shape is not Shape.HEADING for each in following)
    )


def _tidy_own_date(found: Extracted) -> None:
    typed = found.values.get("date")
    if found.origins.get("date") == "--date":
        return  # which is a problem of its own where it is none
    if isinstance(typed, str) and not (tidied := tidy_date(typed)):
        del found.values["date"]
        found.left_out.append(typed)
    elif isinstance(typed, str):
        found.values["date"] = tidied


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", fold(one)) == re.sub(r"\W", "", fold(other)) if other else False
