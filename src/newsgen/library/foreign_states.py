"""Fields by which other programs say whether readers, or search engines, are to have a text."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.library.status_words import STATUS_WORDS
from newsgen.library.withheld import is_withheld_by
from newsgen.model import Status

ON, OFF = ("true", "yes", "on"), ("false", "no", "off")
_YES = (*ON, "1", "y", "是", "真", "有")
_NO = (*OFF, "0", "n", "none", "null", "否", "不", "不是", "假", "未", "無", "无", "沒有", "没有", "never")
_WITHDRAWING = (
    "withdrawn retracted deleted removed trash trashed disabled offline"
    " 撤稿 已撤稿 撤回 已撤回 撤銷 撤销 下架 已下架 下線 下线 已下線 已下线 作廢 作废 刪除 删除 已刪除 已删除"
)
_WITHHOLDING = (
    "draft isdraft is_draft wip hidden hide private unlisted headless ignore ignored skip archived"
    " protected locked secret confidential internal members_only membersonly paywall paywalled"
    " login_required 草稿 隱藏 隐藏 保密 內部 内部 私密 加密 待審 待审"
)
_SHOWING = (
    "published publish public visible ispublished is_published online ready final finished complete completed"
    " enabled active released"
    " 發布 发布 發佈 已發布 已发布 已發佈 是否發布 是否发布 可見 可见 公開 公开 是否公開 是否公开 顯示 显示"
    " 已審 已审 已審核 已审核 完成 已完成 定稿 已定稿 簽發 签发 已簽發 已签发 approved"
)
_SAYING = (
    "state stage workflow review visibility access audience 密級 密级 可見範圍 可见范围 閱讀權限 阅读权限"
)
_SAYING_ONLY = (
    "post_status poststatus review_status reviewstatus publish_status publishstatus"
    " 稿件狀態 稿件状态 審核狀態 审核状态 發布狀態 发布状态 發佈狀態"
)
_CLOSING = (
    "draft private hidden pending skip unlisted members paid internal protected password subscribers"
    " followers wip review unpublished rejected confidential secret idea"
    " 內部 内部 秘密 機密 机密 絕密 绝密 私密 會員 会员 未通過 未通过 未過 未过 退稿"
)
_OPENING = (
    "published publish public visible final approved live active done complete completed ready online open"
    " scheduled future 通過 通过 已通過 已通过 已審核 已审核 已簽發 已签发"
)
_DRAFTS = tuple(word for word, status in STATUS_WORDS.items() if status is Status.DRAFT)
_OTHERS = tuple(word for word in STATUS_WORDS if word not in _DRAFTS)

#: Fields that take a text off the site, with any value but no.
WITHDRAWS = tuple(_WITHDRAWING.split())
# Fields that keep a text from readers, or from some of them, with any value but no.
_WITHHOLDS = (*WITHDRAWS, *_WITHHOLDING.split())
# Fields that let readers have a text, but where they say no.
_SHOWS = tuple(_SHOWING.split())
# Fields that have a word for it, among others; and those that have nothing else.
_SAYS, _SAYS_ONLY = tuple(_SAYING.split()), tuple(_SAYING_ONLY.split())
_OWN = ("status", "狀態", "状态")  # our own field, as other programs have it
_LOCKS = ("password", "encrypt", "encrypted", "密碼", "密码", "口令", "禁發", "禁发")  # with any value but no
#: All of them, in small letters, but for our own.
STATES = (*_WITHHOLDS, *_SHOWS, *_SAYS, *_SAYS_ONLY, *_LOCKS)
_CLOSED = frozenset((*_CLOSING.split(), *WITHDRAWS, *_DRAFTS))
_OPEN = frozenset((*_OPENING.split(), *_YES, *_OTHERS))
# What says whether search engines may have a text.
ROBOTS = ("noindex", "robotsnoindex", "robots", "sitemap")
_UNBUILT = ("never", "link", "false", "no")  # Hugo: no page of its own, or in no list


def is_withheld(key: str, value: str) -> bool:
    """Whether a field says, as some program has it, that a text is unfinished, or not for everybody."""
    word, said = key.casefold(), value.strip().casefold()
    if not said:
        return False
    if word in _WITHHOLDS or is_lock(word):
        return said not in _NO
    if word in _SHOWS:
        return said in _NO
    if word in _SAYS:
        return is_closed(said)
    return word in (*_SAYS_ONLY, *_OWN) and said not in _OPEN


def is_closed(value: str) -> bool:
    """Whether a status is a word by which any program withholds a text."""
    return value.strip().casefold() in _CLOSED


def is_withheld_by_words(value: str) -> bool:
    """Whether a value of any field says so in words: `note: 先不要發`."""
    return is_withheld_by(value) or is_withheld_by(f"（{value}）")


def is_let_through(key: str, value: str) -> bool:
    """Whether a field says, as some program has it, that everybody may have a text."""
    word, said = key.casefold(), value.strip().casefold()
    if word in _WITHHOLDS:
        return said in _NO
    return said in _OPEN and (word in _SHOWS or word in _SAYS or word in _SAYS_ONLY)


def is_unbuilt(key: str, value: object) -> bool:
    """Whether a field says, as Hugo's and Eleventy's do, that a text gets no page, or is in no list."""
    if isinstance(value, Mapping):
        parts = (str(value.get(part, "")).casefold() for part in ("render", "list"))
        return key.casefold().strip("_") == "build" and any(part in _UNBUILT for part in parts)
    return key.casefold() in ("permalink", "render") and str(value).casefold() in ("false", "no", "never")


def is_unindexed(key: str, value: object) -> bool:
    """Whether a field says, as some program has it, that search engines are not to have a text."""
    word = key.casefold()
    if isinstance(value, Mapping):
        return word == "sitemap" and str(value.get("disable", "")).casefold() in _YES
    said = str(value).strip().casefold()
    if word == "sitemap":
        return said in _NO
    return word in ROBOTS and (said in _YES or "noindex" in said)


def is_lock(key: str) -> bool:
    """Whether a field says by what a text is locked, in programs that can lock one."""
    return key.casefold() in _LOCKS
