"""Our own texts, written in Traditional Chinese in the words of Taiwan -> the form of an edition."""

from __future__ import annotations

import re
from functools import cache

from newsgen.hanzi import Converter, NameTable

#: Words of programs and newsrooms in Taiwan whose mainland form is another than the dictionaries say.
MAINLAND_WORDS = {
    "預設": "默认",
    "連結": "链接",
    "行程": "进程",
    "清單": "列表",
    "開啟": "打开",
    "唯讀": "只读",
    "逾時": "超时",
    "文字檔": "文本文件",
    "定位字元": "制表符",
    "十六進位": "十六进制",
    "純文字": "纯文本",
    "通訊員": "通讯员",
    "壓縮檔": "压缩文件",
    "封存檔": "存档文件",
    "導覽列": "导航栏",
    "連接埠": "端口",
    "終端機": "终端",
    "復原": "撤销",
    "略過": "跳过",
    "回應": "响应",
    "寄件人": "发件人",
    "寄給": "发给",
    "結束代碼": "退出码",
    "檔案": "文件",
    "安裝檔": "安装文件",
    "檔名": "文件名",
    "設定檔": "配置文件",
    "設定": "设置",
    "存檔": "保存",
    "聯絡": "联系",
    "副檔名": "扩展名",
    "試算表": "电子表格",
    "簡報": "演示文稿",
    "儲存": "保存",
}
_QUOTES = str.maketrans("「」『』", "“”‘’")
# What stays as it is in every script: code that names one.
_KEPT = re.compile(r"(`[^`]*zh-Han[^`]*`)")


def own_text(text: str, edition: str) -> str:
    """Return a text of ours in the form of an edition; a Simplified one has the words of the mainland."""
    shown = "".join(
        part if _KEPT.fullmatch(part) else _converter(edition).convert(part) for part in _KEPT.split(text)
    )
    return shown.translate(_QUOTES) if edition == "zh-Hans" else shown


@cache
def _converter(edition: str) -> Converter:
    if edition != "zh-Hans":
        return Converter(edition, "zh-Hant-TW")
    forms = ({"zh-Hant": given, "zh-Hans": made} for given, made in MAINLAND_WORDS.items())
    return Converter(edition, "zh-Hant-TW", vocabulary=True, names=NameTable(forms))
