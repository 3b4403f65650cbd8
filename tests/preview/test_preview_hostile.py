"""What means harm: HTML in titles, file names and alternative texts; paths that lead out of the site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from lxml import html as lxml_html
from PIL import Image
from starlette.types import ASGIApp

from newsgen.preview.app import make_app
from newsgen.preview.building import PreviewOptions, PreviewSite
from newsgen.preview.built_site import open_built_site
from newsgen.preview.preview import Listener, Preview
from newsgen.preview.views import ROOT, Views

if TYPE_CHECKING:
    from conftest import SiteFolder
    from preview.conftest import Answered, Ask

_PORT = 8124
_OWN = {
    "Host": f"localhost:{_PORT}",
    "Origin": f"http://localhost:{_PORT}",
    "X-Newsgen-Token": "of this run",
}
_RUN = "alert(1)"
#: Each has run in some page once; `_RUN` is what would run.
VECTORS = [
    f"<script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT>",
    f"</title><script>{_RUN}</script>",
    f"</textarea><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"--><script>{_RUN}</script>",
    f"<!--><img src=x onerror={_RUN}>-->",
    f"<img src=x onerror={_RUN}>",
    f"<img/src=x/onerror={_RUN}>",
    f"<img src='x' onerror='{_RUN}'>",
    f'"><img src=x onerror={_RUN}>',
    f"'><img src=x onerror={_RUN}>",
    f"`><img src=x onerror={_RUN}>",
    f'" onmouseover="{_RUN}" x="',
    f"' onmouseover='{_RUN}' x='",
    f'" autofocus onfocus={_RUN} "',
    f"x onload={_RUN}",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><a xlink:href='javascript:{_RUN}'><text>x</text></a></svg>",
    f"<math><a xlink:href='javascript:{_RUN}'>x</a></math>",
    f"<a href='javascript:{_RUN}'>x</a>",
    f"<a href='java&#115;cript:{_RUN}'>x</a>",
    f"<a href='data:text/html,<script>{_RUN}</script>'>x</a>",
    f"<iframe src='javascript:{_RUN}'></iframe>",
    f"<iframe srcdoc='<script>{_RUN}</script>'></iframe>",
    f"<object data='javascript:{_RUN}'></object>",
    f"<embed src='javascript:{_RUN}'>",
    f"<form action='javascript:{_RUN}'><button>x</button></form>",
    f"<button formaction='javascript:{_RUN}'>x</button>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<input autofocus onfocus={_RUN}>",
    f"<base href='javascript:{_RUN}//'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    f"<link rel=stylesheet href='javascript:{_RUN}'>",
    "<style>@import 'http://evil.example/'</style>",
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    "{{ 7 * 7 }}{% raw %}",
    f"${{{_RUN}}}<%= 7 %>",
]
_ACTIVE = {"iframe", "object", "embed", "base", "svg", "math", "video", "style"}


@pytest.fixture(scope="module")
def folder(module_site: SiteFolder) -> Path:
    """A site each of whose articles has a vector wherever somebody types."""
    for number, vector in enumerate(VECTORS):
        said = json.dumps(vector)
        module_site.article(f"2026/a{number}", title=said, summary=said, author=said, tags=f"[{said}]")
    module_site.write("content/articles/2026/bad.md", f"---\ntitle: [{VECTORS[8]!r}\n---\n")
    Image.new("RGB", (2, 2)).save(module_site.folder / "content/articles/2026/x' onerror='alert(1).png")
    return module_site.folder


@pytest.fixture(scope="module")
def app(folder: Path) -> ASGIApp:
    """Its preview, after a build that has failed and one that has not."""
    options = PreviewOptions(folder, _PORT, 1)
    building = PreviewSite(options, _nothing, _nothing)
    preview = Preview(options, Views(str, "en", "of this run"), Listener(_nothing, _nothing, _nothing))
    failed = building.build()
    (folder / "content/articles/2026/bad.md").unlink()
    assert failed.failed
    assert not building.build().failed
    preview.outcome = failed
    preview.built = open_built_site(options.folder, options.output)
    return make_app(preview, [], _PORT)


def _nothing(*_: object) -> None:
    """Say nothing."""


def _harmless(answer: Answered) -> None:
    """Assert that a page of the desk has only scripts of its own, and may run no other."""
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    tree = lxml_html.document_fromstring(answer.content)
    for element in tree.iter("*"):
        name = str(element.tag)
        assert name not in _ACTIVE - ({"iframe"} if element.get("id") == "page" else set()), name
        if name == "script":
            assert element.get("src", "").startswith(f"{ROOT}files/")
            assert not element.text
        for attribute, value in element.attrib.items():
            assert not str(attribute).startswith("on"), attribute
            assert attribute != "srcdoc"
            if attribute in ("href", "src", "action", "formaction"):
                assert str(value).startswith(("/", "?")), value


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?page=2",
        f"?q={quote(VECTORS[8])}&section={quote(VECTORS[11])}&author={quote(VECTORS[12])}",
        "calendar/?month=2026-01",
        f"calendar/?month={quote(VECTORS[8])}",
        "pictures/",
        f"write/?path={quote(VECTORS[11])}",
        "write/?path=content/articles/2026/a8.md",
        f"versions/?path={quote(VECTORS[11])}&version={quote(VECTORS[8])}",
        "compare/articles/2026/a8",
        f"compare/{quote(VECTORS[9])}",
        "publish/",
        f"import/{quote(VECTORS[0], safe='')}",
    ],
)
def test_html_that_somebody_typed_is_text_on_every_page(app: ASGIApp, ask: Ask, path: str) -> None:
    answer = ask(app, "GET", ROOT + path, _OWN)
    assert answer.status in (200, 404)
    _harmless(answer)


@pytest.mark.parametrize("vector", VECTORS)
def test_a_file_whose_name_is_html_is_received_and_shown_as_text(app: ASGIApp, ask: Ask, vector: str) -> None:
    body = f"{vector}\n\n來源：{vector}\n\n正文一句。\n".encode()
    sent = ask(app, "POST", f"{ROOT}import?name={quote(vector, safe='')}.txt", _OWN, body)
    assert sent.status == 200
    _harmless(ask(app, "GET", sent.json()["address"], _OWN))


#: Ways out of a folder, as they stand in JSON and, encoded, in addresses.
_WAYS_OUT = [
    "../secret.md",
    "../../secret.md",
    "..\\secret.md",
    "content/articles/../../../secret.md",
    "content/articles/..\\..\\..\\secret.md",
    "content/articles/%2e%2e/%2e%2e/%2e%2e/secret.md",
    "content/articles/..%2f..%2f..%2fsecret.md",
    "content/articles/2026/no\0.md",
    "/etc/passwd",
    "//etc/passwd",
    "C:\\secret.md",
    "file:///etc/passwd",
    "content/articles/link.md",
    "content/articles/linked/secret.md",
    "newsgen.yaml",
    ".newsgen/running",
    "content/sources.yaml",
    "",
]


@pytest.mark.parametrize("path", _WAYS_OUT)
def test_no_path_leads_out_of_the_articles(
    folder: Path, app: ASGIApp, ask: Ask, tmp_path: Path, path: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    secrets = [outside / "secret.md", folder.parent / "secret.md", folder.parent.parent / "secret.md"]
    links = [folder / "content/articles/link.md", folder / "content/articles/linked"]
    for secret in secrets:
        secret.write_text("---\ntitle: 秘密\n---\n", "utf-8")
    links[0].symlink_to(secrets[0])
    links[1].symlink_to(outside)
    before = {file: file.read_bytes() for file in (*secrets, folder / "newsgen.yaml")}
    try:
        for answer in _asked_for(app, ask, path):
            assert answer.status < 500
            assert "秘密" not in answer.content.decode("utf-8", "replace")
            assert b"root:" not in answer.content
            assert b"base_url" not in answer.content
        assert {file: file.read_bytes() for file in before} == before
        assert sorted(outside.iterdir()) == [secrets[0]]
    finally:
        for file in (*links, *secrets):
            file.unlink()


def _asked_for(app: ASGIApp, ask: Ask, path: str) -> list[Answered]:
    """Return what is answered to whoever asks for a path in each way that takes one."""
    everything: dict[str, Any] = {
        "path": path,
        "base": "",
        "theirs": "",
        "values": {"title": "x"},
        "body": "x",
        "edition": "zh-Hant",
        "version": "HEAD",
        "seen": "",
        "status": "draft",
        "at": "",
    }
    asked = json.dumps(everything).encode()
    changing = ("write/open", "write/look", "write/save", "write/merge", "schedule", "restore")
    encoded = quote(path, safe="")
    png = b"\x89PNG\r\n\x1a\n"
    return [
        *(ask(app, "POST", ROOT + name, _OWN, asked) for name in changing),
        ask(app, "POST", f"{ROOT}picture?article={encoded}&name=x.png&alt=x", _OWN, png),
        *(ask(app, "GET", f"{ROOT}{page}?path={encoded}", _OWN) for page in ("write/", "versions/")),
        ask(app, "GET", f"{ROOT}unsure?path={encoded}", _OWN),
        ask(app, "GET", f"{ROOT}compare/{path}", _OWN),
        ask(app, "GET", f"{ROOT}wechat/zh-Hant/{path}", _OWN),
        ask(app, "GET", f"{ROOT}files/{path}", _OWN),
        ask(app, "GET", f"/{path}", _OWN),
    ]


_CHANGING = (
    "import",
    "picture",
    "schedule",
    "restore",
    "publish/send",
    "publish/check",
    "write/save",
    "write/new",
)


@pytest.mark.parametrize("name", _CHANGING)
@pytest.mark.parametrize(
    "changed",
    [
        {"X-Newsgen-Token": ""},
        {"X-Newsgen-Token": "guessed"},
        {"Origin": "http://evil.example"},
        {"Host": "evil.example"},
    ],
)
def test_each_request_that_changes_something_needs_the_token_of_the_run(
    app: ASGIApp, ask: Ask, name: str, changed: dict[str, str]
) -> None:
    assert ask(app, "POST", ROOT + name, {**_OWN, **changed}, b"{}").status == 403
