"""Lines by which a text says that it is not for everybody, or not yet."""

from __future__ import annotations

import re

from newsgen.problems import sentence

#: What is told of such a line, and what to do.
WITHHELD = sentence("the text says that it is not for everybody, or not yet: {text}")
ASK = sentence("ask who sent it; until its time it waits by `status: scheduled` and `publish_at: …`")

_LONGEST = 60  # characters of such a line
_TELL = "(?:[發发][佈布表稿]?|刊[發发登載载]?|[見见][報报]|[報报][道導导]|[轉转][發发載载]|公[開开佈布])"
_MOMENT = (
    r"(?:明[天日早晚]|[后後][天日]|下周[一二三四五六日]"
    r"|[\d年月日時时點点分:：.\-/ 上下中凌晨午早晚間间零整]{2,20}+)"
)
# A whole line of it: who, when, and that it is not to be seen before, or only after.
_UNTIL = (
    rf"(?:[本此該该][稿文][件章]?)?+[，,：: ]?[請请]?[於于在待]?{_MOMENT}"
    rf"(?:(?:[以之]?前)?[^，。]{{0,4}}?(?:不得|[請请]?勿|不要|[暫暂]不|[嚴严]?禁止?)[對对]?外?(?:公[開开])?{_TELL}"
    rf"|[以之]?[后後]再?(?:方可|才[可能]|可以?)?再?[對对]?外?(?:公[開开])?{_TELL})"
)
_STATE = (
    r"(?:稿件|文章|本文|[審审]稿)?[狀状][態态][:：][ \u3000]*+"
    r"(?:草稿|待[審审發发編编改定][核稿布佈]?|未[審审完定發发][核稿成布佈]?|[審审]核中|修改中|退[稿回改])"
)
_NOT_YET = (
    rf"(?:[請请先]?[先請请]?[暫暂]?(?:勿|不要)|[暫暂](?:[緩缓停]|不))[對对]?外?(?:公[開开])?{_TELL}[！!。]*+"
)
# What is only said to those who handle a text.
_SURE = re.compile(
    r"[請请]勿外[傳传]|[嚴严]禁外[傳传]|密[級级][:：]|[本此該该]稿件?[^，。]{0,16}?(?:不得|[暫暂]不|[請请]勿)"
    r"|解禁[時时][间間]|未[經经][審审][核定校][，,、\s]{0,3}(?:[請请]勿|[嚴严]禁|$)"
    r"|\d[日時时點点分]前?[^，。\d]{0,2}(?<![嚴严])禁[發发]|^禁[發发](?:期|[時时][间間])?至?[:：至]"
    rf"|^{_UNTIL}$|^{_NOT_YET}$|^{_STATE}$|^定[時时][發发][布佈][:：]|^[秘機机絕绝]密(?:$|[★☆])|^embargoed\b",
    re.IGNORECASE,
)
# What news may be about, too: shares come out of a lock-up (解禁), figures are 未經審計, not audited.
_PERHAPS = re.compile(
    rf"{_SURE.pattern}|[請请]勿(?:[轉转][發发]|公[開开]|刊[發发登])|未[經经][审審](?![計计])|解禁|禁[發发]"
    r"|[內内]部(?:[資资]料|文件|[參参]考|使用)|不得公[開开]|[暫暂]不(?:公[開开]|[發发][布佈表])|embargo",
    re.IGNORECASE,
)
# What means this in brackets alone, and anything in a sentence.
_IN_BRACKETS = re.compile(
    rf"{_PERHAPS.pattern}|{_NOT_YET}|^[內内][參参]|[內内]部[參传傳]|[待送未][審审定](?:[稿核]|$)|未定稿|撤稿"
    r"|^[秘機机絕绝]密(?:[文資资]|$)|不[宜予]公[開开]"
    rf"|[等待][^，。]{{0,8}}?(?:再|[后後]再?){_TELL}|[僅仅][供限][^，。]{{0,4}}(?:[審审][閱阅稿]|[參参][閱阅考]|[內内]部)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[（(【\[]([^（()）【】\[\]]*)[）)】\]]")


def may_be_withheld(line: str) -> bool:
    """Whether a line may say that a text is not for everybody, or not yet."""
    line = line.strip()
    return len(line) <= _LONGEST and (_PERHAPS.search(line) is not None or is_withheld_by(line))


def is_withheld_by(line: str) -> bool:
    """Whether a line says so, and news would not: to editors, or alone in brackets."""
    line = line.strip()
    bracketed = _BRACKETED.fullmatch(line)
    said = _IN_BRACKETS.search(bracketed[1].strip()) if bracketed else _SURE.search(line)
    return len(line) <= _LONGEST and said is not None
