"""What records cost a build, and what an edited one draws anew: the same articles with and without them.

Prints the processor seconds of each build, their ratio, and the files that one edited amount changes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from corpus import Corpus
from measure import measure
from site_newsgen import EDITIONS, write_newsgen
from text import data_folder
from vocabulary import REGIONS

_INDUSTRIES = ("電子信息", "有色金屬", "化工", "食品", "紡織", "鋰電", "航空", "中醫藥", "裝備製造", "新材料")
_STAGES = ("簽約", "註冊", "開工", "投產", "達產")
_SHARED = 10  # every so many records tell again of a project that another article told of


def main() -> None:
    """Write both sites, build each in turn, edit one record, and print what that took."""
    options = _options()
    corpus = Corpus(data_folder(options.data), options.size)
    with tempfile.TemporaryDirectory() as folder:
        plain, told = Path(folder, "plain"), Path(folder, "told")
        for site in (plain, told):
            write_newsgen(corpus, corpus, site, EDITIONS)
        edited = _state_records(told, options.records)
        seconds: dict[Path, list[float]] = {plain: [], told: []}
        for _ in range(options.repeats):
            for site in (plain, told):
                shutil.rmtree(site / "public", ignore_errors=True)
                shutil.rmtree(site / ".newsgen", ignore_errors=True)
                seconds[site].append(_build(site))
        without, with_records = median(seconds[plain]), median(seconds[told])
        print(f"{options.size} articles, {options.records} records, {options.repeats} builds of each in turn")
        print(f"without records: {without:.1f} processor seconds (median)")
        print(f"with records:    {with_records:.1f}, {with_records / without:.3f} of the former")
        before = dict(_digests(told / "public"))
        nothing = _build(told)
        edited.write_text(edited.read_text("utf-8").replace("億元", "5億元"), "utf-8")
        spent = _build(told)
        after = dict(_digests(told / "public"))
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        print(f"nothing edited:  {nothing:.1f}; one amount edited: {spent:.1f}")
        print(f"files that the edit changed: {len(changed)} of {len(after)}")
        print("\n".join(f"  {name}" for name in changed[:60]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--data", type=Path, help="the folder with the texts")
    return parser.parse_args()


def _state_records(site: Path, count: int) -> Path:
    """Give each of so many articles a record, and a sentence that says its amount; return one of them."""
    files = sorted((site / "content/articles").glob("*/*.md"))
    step = max(len(files) // count, 1)
    chosen = files[::step][:count]
    if len(chosen) < count:
        sys.exit("there are fewer articles than records")
    for number, file in enumerate(chosen):
        # One of the latter half, so that both articles of a project lie apart.
        thing = number - count // 2 if number % _SHARED == 0 and number >= count // 2 else number
        amount = f"{thing % 97 + 1}.{thing % 9 + 1}億元"
        record = (
            f"records:\n  - kind: 項目\n    id: project-{thing}\n"
            f"    name: 第{thing}號{_INDUSTRIES[thing % 10]}廠\n"
            f"    region: {REGIONS[thing % len(REGIONS)].name}\n    industry: {_INDUSTRIES[thing % 10]}\n"
            f"    investors: [第{thing % 400}投資公司]\n    amount: {amount}\n"
            f"    stages: [{{stage: {_STAGES[thing % 5]}, date: 20{10 + thing % 8}-0{thing % 9 + 1}-01}}]\n"
        )
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        file.write_text(f"---\n{front}{record}---\n{body}\n總投資{amount}。\n", "utf-8")
    return chosen[1]


def _build(site: Path) -> float:
    """Build a site, and return the processor seconds of all processes."""
    command = [
        sys.executable,
        "-m",
        "newsgen",
        "build",
        "--site",
        str(site),
        "--output",
        str(site / "public"),
    ]
    return measure(command, site).cpu


def _digests(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in folder.rglob("*"):
        if file.is_file():
            yield str(file.relative_to(folder)), hashlib.sha256(file.read_bytes()).digest()


if __name__ == "__main__":
    main()
