"""The fields of entries within front matter."""

from __future__ import annotations

from newsgen.yamlfile.table import Field, Kind, table

_NUMBER = r"[\d０-９〇零一二兩两三四五六七八九十百千萬万億亿]"

#: An entry of `corrections`.
CORRECTION = table(
    Field("date", Kind.DATE, "日期", "When it was put right", required=True),
    Field("text", Kind.TEXT, "更正", "What was wrong, and what is right", required=True),
)
#: What `image` says of a picture.
IMAGE = table(
    Field("src", Kind.TEXT, "檔案 文件", "A file beside the article, or a path", required=True),
    Field(
        "alt",
        Kind.TEXT,
        "替代文字",
        "What those miss who cannot see it; 裝飾 if it only adorns",
        required=True,
    ),
    Field("caption", Kind.TEXT, "圖說 图说", "Shown below the picture"),
    Field("credit", Kind.TEXT, "攝影 摄影", "Who made it"),
    Field("source", Kind.TEXT, "圖源 图源", "Where it comes from"),
)
#: An entry of `figures`.
FIGURE = table(
    Field("value", Kind.TEXT, "數值 数值", "With its unit, such as 60.44%", required=True, pattern=_NUMBER),
    Field("label", Kind.TEXT, "名稱 名称", "What it counts", required=True),
    Field("note", Kind.TEXT, "說明 说明", "A remark"),
)
#: What `imported` says of the file that an article came from.
IMPORTED = table(
    Field("file", Kind.TEXT, "檔案 文件", "The name of the file"),
    Field("sha256", Kind.TEXT, "SHA-256", "By which the file is known again"),
    Field("time", Kind.DATE, "時間 时间", "When it was imported"),
)
