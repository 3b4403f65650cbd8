"""Where a publisher's notice begins: 「凡本網註明…」, 免責聲明, 版權聲明, and the clauses around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgen.hanzi import fold
from newsgen.readers.received_text import Block

# After `fold`, so in Simplified and with half-width marks.
_STRONG = re.compile(
    r"凡(?:本[网站刊报台]|在本|注明|转载|未注明)|来源[:：]?\s*[(（]?(?:非|本[网站报])"
    r"|未经.{0,16}(?:授权|许可|同意|允许).{0,30}(?:不得|禁止|严禁|谢绝).{0,16}(?:转载|摘编|复制|使用|镜像|链接)"
    r"|(?:转载|引用|使用).{0,10}(?:请|须|应|务必).{0,6}注明|转载.{0,4}目的在于|转载.{0,16}传递(?:更多)?信息|侵(?:权)?[必即]?删|不代表(?:本[网站台报刊]|.{0,8}平台|.{0,6}立场)"
    r"|(?:代表|系)作者(?:本人|个人)?(?:的)?(?:观点|立场|意见)|(?:版权|内容|侵权).{0,30}(?:联系|通知|告知)(?:我们|本[网站台报刊]|.{0,12}删除)"
    r"|与本[网站台报刊].{0,4}联系|自有版权|版权(?:均)?(?:属于|归).{0,20}所有|(?:版权|著作权)所有.{0,12}(?:不得|禁止|翻印|违者|侵权)"
)
_WORDS = (
    "授权",
    "版权",
    "著作权",
    "转载",
    "摘编",
    "侵权",
    "法律责任",
    "许可",
    "本网",
    "本站",
    "本报",
    "声明",
    "协议",
    "追究",
    "稿件",
    "第三方",
    "注明",
)
_TITLE = re.compile(
    r"(?:免责|版权|著作权|郑重|特别|重要|法律|转载|本网|本站|网站)*(?:声明|须知|说明|提示)[:：]?"
)
_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}


def notice_start(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return where the notice at the end of a text begins (their number where there is none), and the first
    block of what looks like one but is not surely it, -1 where nothing does.

    A notice is what stands at the end, without a gap, and speaks of reprints and rights in the publisher's
    own name. Clauses that are numbered belong to it from the first of them; if that is not among them,
    nobody can say where it begins, and all of it is left where it is.
    """
    start, strong, number = len(blocks), False, 0
    while start:
        block = blocks[start - 1]
        said = fold(block.plain)
        clause = _number(said)
        if block.shows_picture or not (
            _STRONG.search(said)
            or _is_title(said)
            or sum(word in said for word in _WORDS) >= 2
            or (clause and number and clause == number - 1)
        ):
            break
        strong = strong or is_notice(block.plain)
        number = clause or number
        start -= 1
        if _is_title(said):
            break
    doubtful = next((at for at, block in enumerate(blocks) if is_notice(block.plain)), -1)
    if not strong or not start or (number > 1 and not _is_title(fold(blocks[start].plain))):
        return len(blocks), doubtful
    # What only has a word or two of rights in it, and is no clause, may be the article's own last paragraph.
    while start < len(blocks) and not _begins(blocks[start]):
        start += 1
    return start, doubtful if 0 <= doubtful < start else -1


def is_notice(text: str) -> bool:
    """Whether a text speaks as publishers' notices do."""
    return bool(_STRONG.search(fold(text)))


def _begins(block: Block) -> bool:
    said = fold(block.plain)
    return is_notice(block.plain) or _is_title(said) or _number(said) == 1


def _is_title(said: str) -> bool:
    return bool(_TITLE.fullmatch(said.strip().strip("#*[]【】()（） ")))


def _number(said: str) -> int:
    """Return the number that a clause begins with; 0 for none."""
    found = re.match(
        r"\s*+[(（]?\s*+([一二三四五六七八九十]|\d{1,2})\s*+(?:[)）]\s*+[、.:]?|[、.．](?!\d))", said
    )
    if not found:
        return 0
    return _NUMERALS.get(found[1]) or int(found[1])
