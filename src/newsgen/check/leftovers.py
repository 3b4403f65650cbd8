"""What is left of a press release: how it calls itself, whom to call, where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import Prose, prose_of
from newsgen.hanzi import fold_in_place
from newsgen.problems import sentence

#: The code of the check.
PRESS_RELEASE = "press-release"

# In Simplified, as folded.
_END = re.compile(
    r"[（(【\[](?:全文)?完[）)】\]][ \t]*$|^[ \t]*[-—–]{1,2}[ \t]*完[ \t]*[-—–]{1,2}[ \t]*$", re.MULTILINE
)
# One in quotation marks is spoken of.
_LABEL = re.compile(
    r"(?<![「『“])(?:新闻|媒体|宣传|发布会)通稿|^[ \t【\[（(]*(?:通稿[ \t】\]）)：:]|新闻稿[】\]）)：:])",
    re.MULTILINE,
)
_NUMBER = (
    r"(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|09\d{2}[- ]?\d{3}[- ]?\d{3}"
    r"|0\d{2,3}[- ]?\d{7,8}|\d{7,8})"
)
_CONTACT = re.compile(
    rf"(?:(?:新闻|媒体|业务|采访)?联[系络](?:人|方式|电话|手机)?|(?:采访|咨询|媒体)(?:热线|电话)|手机号?码?|电话)"
    rf"[：:]?[ \t]*[^\d\n，。；]{{0,12}}{_NUMBER}"
)
# Of the mainland, and of Taiwan.
_MOBILE = re.compile(r"(?<![\d.])(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|09\d{2}-?\d{3}-?\d{3})(?![\d.%])")
_NOT_FOR_READERS = sentence("take it out, if it is not for readers")
_LEFT = (
    (_END, sentence("a press release ends here: {typed}"), sentence("`newsgen check --fix` takes it out")),
    (
        _LABEL,
        sentence("a press release calls itself so: {typed}"),
        sentence("readers get news: take it out, and name who says it"),
    ),
    (_CONTACT, sentence("whom journalists may call stands in the text: {typed}"), _NOT_FOR_READERS),
    (_MOBILE, sentence("a mobile number stands in the text: {typed}"), _NOT_FOR_READERS),
)


def press_release(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find leftovers of a press release, one for each place."""
    for prose in manuscript.texts:
        yield from _in(prose)


def _in(prose: Prose) -> Iterator[Diagnostic]:
    folded = fold_in_place(prose.said)
    told: list[tuple[int, int]] = []
    for pattern, message, hint in _LEFT:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < behind and before < end for before, behind in told):
                continue
            told.append((start, end))
            yield Diagnostic(
                prose.line(start),
                message,
                hint,
                values(typed=prose.text[start:end].strip()),
                prose.column(start),
                fixable=pattern is _END and not prose.is_field,
            )


def without_end(text: str) -> str:
    """Return a Markdown text without the marks by which a press release ends."""
    parts, done = [], 0
    for match in _END.finditer(fold_in_place(prose_of(text))):
        parts.append(text[done : match.start()].rstrip(" \t"))
        done = match.end()
    return "".join((*parts, text[done:]))
