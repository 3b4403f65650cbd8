"""What editors write for the state of an article, in both scripts."""

from __future__ import annotations

from newsgen.model import Live, Status

_PUBLISHED = (
    "已發布 已发布 已發佈 發布 发布 發佈 已發表 已发表 發表 发表 已刊登 刊登"
    " 已上線 已上线 上線 上线 公開 公开 已公開 已公开 正式"
)
_DRAFT = (
    "草稿 稿件 未發布 未发布 未發佈 待審 待审 待審核 待审核 審核中 审核中"
    " 編輯中 编辑中 未完成 撰寫中 撰写中 暫存 暂存"
)
_SCHEDULED = (
    "定時 定时 定時發布 定时发布 定時發佈 排程 排程發布 排程發佈 已排程"
    " 待發布 待发布 待發佈 預定 预定 預定發布 预定发布 預約 预约 預約發布 预约发布 計劃 计划 計畫"
)
#: What editors write for each status, in both scripts.
STATUS_WORDS = {
    **dict.fromkeys(_PUBLISHED.split(), Status.PUBLISHED),
    **dict.fromkeys(_DRAFT.split(), Status.DRAFT),
    **dict.fromkeys(_SCHEDULED.split(), Status.SCHEDULED),
}

#: What editors write for each state of a live report.
LIVE_WORDS = {
    **dict.fromkeys(("進行中", "进行中", "更新中", "直播中"), Live.ONGOING),
    **dict.fromkeys(("結束", "结束", "已結束", "已结束"), Live.ENDED),
}
