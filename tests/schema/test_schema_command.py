"""`newsgen schema`, through its real entry point."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.schema import DRAFTS, SCHEMAS

if TYPE_CHECKING:
    from conftest import SiteFolder


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main(["schema", *(str(argument) for argument in arguments)])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("draft", DRAFTS)
def test_a_schema_is_printed(
    name: str, draft: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _run(capsys, name, "--site", tmp_path, "--draft", draft)
    assert (code, err) == (0, "")
    schema = json.loads(out)
    assert (schema["$schema"], schema["title"]) == (DRAFTS[draft], SCHEMAS[name].files)


def test_a_schema_has_the_words_of_the_site(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "article", "--site", site.folder)
    assert (code, err) == (0, "")
    fields = json.loads(out)["$defs"]
    assert fields["section"]["enum"] == ["policy", "政策", None]
    assert "示例研究院" in fields["source"]["anyOf"][0]["enum"]
    assert fields["regions"]["anyOf"][0]["enum"] == ["江西省", "jiangxi", "赣江新区", "贛江新區", "ganjiang"]


def test_all_schemas_are_written(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    output = site.folder / "a/schemas"
    code, out, err = _run(capsys, "--site", site.folder, "--output", output)
    assert (code, err) == (0, "")
    assert {path.name for path in output.iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}
    assert out.splitlines()[0] == f"{output}/article.schema.json  content/articles/**/*.md"
    before = {path: path.read_bytes() for path in output.iterdir()}
    assert _run(capsys, "--site", site.folder, "--output", output)[0] == 0
    assert {path: path.read_bytes() for path in output.iterdir()} == before


def test_one_schema_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "names", "--site", tmp_path, "--output", tmp_path / "s")
    assert code == 0
    assert out == f"{tmp_path}/s/names.schema.json  content/names.yaml\n"
    assert [path.name for path in (tmp_path / "s").iterdir()] == ["names.schema.json"]


@pytest.mark.parametrize("text", ["title: [甲\n", "title: 甲\n", "\x00"])
def test_a_site_that_is_wrong_still_has_schemas(
    site: SiteFolder, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("newsgen.yaml", text)
    code, out, err = _run(capsys, "article", "--site", site.folder)
    assert code == 0
    assert json.loads(out)["$defs"]["title"]
    assert err.startswith("note: the site has problems")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    code, out, err = _run(capsys, "--site", tmp_path, "--output", tmp_path / "file/schemas")
    assert (code, out) == (1, "")
    assert err == f"{tmp_path}/file/schemas cannot be written: Not a directory\n"


def test_without_a_name_and_a_folder_there_is_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys)
    assert (code, out) == (2, "")
    assert err == "name a schema, or a folder for all of them: newsgen schema --output schemas\n"


@pytest.mark.parametrize("arguments", [["articles"], ["article", "--draft", "04"]])
def test_wrong_usage_is_exit_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: newsgen schema")
