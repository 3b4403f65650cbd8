"""Lines by which a text says that it is not for everybody, or not yet."""

from __future__ import annotations

import re

from newsgen.problems import sentence

#: What is told of such a line, and what to do.
WITHHELD = sentence("the text says that it is not for everybody, or not yet: {text}")
ASK = sentence("ask who sent it; until its time it waits by `status: scheduled` and `publish_at: …`")

_LONGEST = 60  # characters of such a line
# What is only said to those who handle a text.
_SURE = re.compile(
    r"[請请]勿外[傳传]|[嚴严]禁外[傳传]|密[級级][:：]|本稿[^，。]{0,6}(?:不得|[暫暂]不)|解禁[時时][间間]"
    r"|未[經经][审審][核定校][，,、\s]{0,3}(?:[請请]勿|[嚴严]禁|$)|\d[日時时點点分]前?[^，。\d]{0,2}(?<![嚴严])禁[發发]"
)
# What news may be about, too: shares come out of a lock-up (解禁), figures are 未經審計, not audited.
_PERHAPS = re.compile(
    rf"{_SURE.pattern}|[請请]勿(?:[轉转][發发]|公[開开]|刊[發发登])|未[經经][审審](?![計计])|解禁|禁[發发]"
    r"|[內内]部(?:[資资]料|文件|[參参]考|使用)|不得公[開开]|[暫暂]不(?:公[開开]|[發发][布佈表])|embargo",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[（(【\[][^（()）【】\[\]]*[）)】\]]")


def may_be_withheld(line: str) -> bool:
    """Whether a line may say that a text is not for everybody, or not yet."""
    return len(line) <= _LONGEST and _PERHAPS.search(line) is not None


def is_withheld_by(line: str) -> bool:
    """Whether a line says so, and news would not: to editors, or alone in brackets."""
    line = line.strip()
    said = _PERHAPS if _BRACKETED.fullmatch(line) else _SURE
    return len(line) <= _LONGEST and said.search(line) is not None
