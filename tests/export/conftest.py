"""A site with an article of each kind, read once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from newsgen.export import ExportRequest, Story, take_stories
from newsgen.model import Outlet
from newsgen.pipeline import BuildOptions
from newsgen.problems import Problem

if TYPE_CHECKING:
    from conftest import SiteFolder

#: What a text can hold; the words are unlike each other, so that each can be looked for.
EVERYTHING = """\
開頭[^甲]一段，有[外部鏈接](https://outside.example/a?b=1&c=2)、[郵箱](mailto:desk@news.example)與
<https://bare.example/>，也有[公眾號文章](https://mp.weixin.qq.com/s/abc)、[本文一節](#第二節)、**粗字**、*斜字*。

## 第二節

| 項目 | 金額 |
| :-- | --: |
| 甲[園](https://cell.example/) | 1 |
| 乙乙乙 | 2200 |

![圖裡的樓](tower.png "圖下說明")

> 引文一句
>
> - 引文條目

- 條目甲
  - 條目內
- 條目乙

5. 第五
6. 第六

```python
if x < 1:
    print("a  b")
```

<details><summary>摺起的標題</summary>

摺起的話。

</details>

<ruby>漢<rt>hàn</rt></ruby>字；[外部鏈接](https://outside.example/a?b=1&c=2)再見[^乙]。

[^甲]: 註腳甲，見[出處](https://note.example/)。
[^乙]: 註腳乙。
"""


def filled(site: SiteFolder) -> SiteFolder:
    """Give a site its articles."""
    site.article("2026/all", title="超過三十家企業簽約", body=EVERYTHING, author="甲乙", summary="摘要在此。")
    Image.new("RGB", (40, 30), (0, 90, 60)).save(site.folder / "content/articles/2026/tower.png")
    site.article("2026/licensed", title="授權文章", source="示例研究院", body="授權正文。")
    site.article(
        "2026/reprint",
        title="轉載文章",
        source="示例日報",
        summary="轉載摘要。",
        body="轉載正文。",
        original_url="https://daily.example/1",
    )
    site.article("2026/draft", title="草稿文章", status="draft")
    site.article("2026/later", title="將來文章", status="scheduled", publish_at="2031-01-01")
    site.article("2026/gone", title="過期文章", expires="2026-02-01")
    site.article("2026/hans", title="只有简体", editions="[zh-Hans]")
    return site


@pytest.fixture
def newsroom(site: SiteFolder) -> SiteFolder:
    """The site."""
    return filled(site)


#: Gives an article as it goes to an outlet, and what is said of it.
Take = Callable[..., tuple[Story, tuple[Problem, ...]]]


@pytest.fixture
def take(newsroom: SiteFolder) -> Take:
    """What exports an article of the site."""

    def taken(
        article: str, outlet: Outlet = Outlet.WECHAT, *, edition: str = "", drafts: bool = False
    ) -> tuple[Story, tuple[Problem, ...]]:
        options = BuildOptions(newsroom.folder, newsroom.folder / "public", jobs=1, drafts=drafts)
        (story,), said, _ = take_stories(options, ExportRequest(outlet, edition, article))
        return story, said

    return taken


@pytest.fixture(scope="session")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Story, ...]:
    """Every article of the sample newsroom, as it goes to WeChat."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("content", "newsgen.yaml"):
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, folder / name)
    options = BuildOptions(folder, folder / "public", jobs=1, now=datetime(2027, 1, 1, tzinfo=UTC))
    stories, _, _ = take_stories(options, ExportRequest(Outlet.WECHAT))
    return stories
