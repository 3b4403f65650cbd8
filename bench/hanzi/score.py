"""Mistakes of the conversion on texts of several kinds, and on sentences with a known right form.

usage: python bench/hanzi/score.py [--shared DIR] [--characters N] [--show KIND]

Human Traditional text (`SHARED/data`) is simplified by the package's tw2s, converted back and compared by
`SHARED/tools/score_conversion.py`; of the long texts every n-th line is read. Then come the hard sentences
of the tests and `SHARED/cases/conversion.tsv`, each right or wrong as a whole. `--show` prints the mistakes
of one kind. Repair is what `safe` changes in the same human text, against `glyphs`. Doubt is how many of the
mistakes are among the least sure hundredth and fiftieth of choices, on the text that the counts of doubt
(`tools/doubts.py`) are not of; once all, once without those between free variants. SHARED is the option, else
$NEWSGEN_SHARED, else `../shared`.
"""

from __future__ import annotations

import argparse
import importlib.util
import lzma
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsgen.hanzi import Converter, dictionary

PROJECT = Path(__file__).parents[2]
COUNTED = ("tw-law", "tw-transcript")  # by tools/doubts.py
DIRECTIONS = {
    "S→TW": ("zh-Hant-TW", "Hans", "safe", False),
    "S→HK": ("zh-Hant-HK", "Hans", "safe", False),
    "S→TW vocab": ("zh-Hant-TW", "Hans", "safe", True),
    "T→S": ("zh-Hans", "Hant", "safe", False),
    "T→S vocab": ("zh-Hans", "Hant", "safe", True),
    "T→TW(mainland)": ("zh-Hant-TW", "Hant", "mainland", False),
    "T→TW(safe)": ("zh-Hant-TW", "Hant", "safe", False),
}


def texts(shared: Path, characters: int) -> dict[str, str]:
    """Return the human texts by name, lines taken evenly until there are about so many characters."""
    found = {}
    for path in sorted((shared / "data").glob("*.hant.txt*")):
        if "words" in path.name:
            continue
        content = path.read_bytes()
        text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
        lines = text.rstrip("\n").split("\n")
        found[path.name.partition(".")[0]] = "\n".join(lines[:: max(1, len(text) // characters)])
    return found


def sentences(shared: Path) -> list[tuple[str, str, str, str]]:
    """Return (kind, direction, text, right form)."""
    found = []
    tests = PROJECT / "tests" / "hanzi"
    for name, directions in (("phrases", ("S→TW", "T→S")), ("hard", ("T→S",))):
        for line in (tests / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            first, _, second = line.partition("\t")
            if second and "S→TW" in directions:
                found.append((f"tests/{name}", "S→TW", first, second))
            if second and "T→S" in directions:
                pair = (first, second) if name == "hard" else (second, first)
                found.append((f"tests/{name}", "T→S", *pair))
    for line in (shared / "cases" / "conversion.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, direction, text, right, *_ = line.split("\t")
        found.append(("cases", direction, text, right))
    return found


def scorer(shared: Path) -> Any:
    """Return the module that folds free variants and counts mistakes."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score_conversion.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score_conversion.py in {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def around(gold: str, output: str) -> list[str]:
    """Return each difference with its surroundings, the most frequent first."""
    found: Counter[str] = Counter()
    for want, given in zip(gold.split("\n"), output.split("\n"), strict=True):
        for at, (right, wrong) in enumerate(zip(want, given, strict=False)):
            if right != wrong:
                found[f"{right}>{wrong} {want[max(at - 6, 0) : at]}[{right}]{want[at + 1 : at + 7]}"] += 1
    return [f"{count} {line}" for line, count in found.most_common()]


def doubts(text: str, simplified: str, fold: Callable[[str], str]) -> str:
    """Return how many mistakes are among the choices that the conversion was least sure of."""
    converter = Converter("zh-Hant-TW", "Hans")
    free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
    found: list[tuple[float, bool, bool]] = []
    asked = 0
    for gold, line in zip(fold(text).split("\n"), simplified.split("\n"), strict=True):
        given = fold(converter.convert(line))
        if len(gold) == len(line) == len(given):
            for choice in converter.explain(line):
                asked += choice.doubtful
                pairs = zip(gold[choice.start : choice.end], given[choice.start : choice.end], strict=True)
                wrong = [pair for pair in pairs if pair[0] != pair[1]]
                found.append(
                    (choice.confidence, bool(wrong), any(frozenset(pair) not in free for pair in wrong))
                )
    found.sort(key=lambda each: each[0])
    said = []
    for kind, of in ((1, "mistakes"), (2, "without free variants")):
        every = sum(each[kind] for each in found)
        least = [sum(each[kind] for each in found[: len(found) // part]) for part in (100, 50)]
        said.append(f"{least[0]} and {least[1]} of {every} {of}")
    return f"least sure 1 and 2 of 100 of {len(found)} choices: {'; '.join(said)}; {asked} asked about"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = os.environ.get("NEWSGEN_SHARED", PROJECT.parent / "shared")
    parser.add_argument("--shared", type=Path, default=shared)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    score = scorer(options.shared)
    simplify = Converter.reference("tw2s")
    taiwan = Converter("zh-Hant-TW", "Hans")
    mended, shapes = Converter("zh-Hant-TW", "Hant", "safe"), Converter("zh-Hant-TW", "Hant", "glyphs")
    for name, text in texts(options.shared, options.characters).items():
        gold = score.fold(text)
        simplified = simplify.convert(text)
        output = score.fold(taiwan.convert(simplified))
        wrong = score.mistakes(gold, output)
        before, after = shapes.convert(text), mended.convert(text)
        repaired = sum(a != b for a, b in zip(before, after, strict=True))
        print(
            f"{name}: {len(wrong) / len(gold) * 1e4:.2f} of 10,000 wrong ({len(gold)} characters); "
            f"repair changes {repaired / len(gold) * 1e5:.2f} of 100,000"
        )
        if name not in COUNTED:
            print(f"{name}: {doubts(text, simplified, score.fold)}")
        if options.show == name:
            print(*around(gold, output), sep="\n")
        if options.show == f"{name}-repair":
            print(*around(before, after), sep="\n")
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for kind, direction, text, wanted in sentences(options.shared):
        to, source, repair, vocabulary = DIRECTIONS[direction]
        given = Converter(to, source, repair, vocabulary).convert(text)
        every[f"{kind} {direction}"] += 1
        right[f"{kind} {direction}"] += given == wanted
        if options.show == kind and given != wanted:
            print(f"{direction}: {text} → {given}, not {wanted}")
    print(*(f"{kind}: {right[kind]} of {total} right" for kind, total in every.items()), sep="\n")
    rows = [(right[kind], total) for kind, total in every.items() if kind.startswith("cases")]
    print(f"cases: {sum(n for n, _ in rows)} of {sum(n for _, n in rows)}")


if __name__ == "__main__":
    main()
