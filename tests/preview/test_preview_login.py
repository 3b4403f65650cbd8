"""Other machines: nothing is answered without the password."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from starlette.responses import PlainTextResponse

from newsgen.preview import login as login_module
from newsgen.preview.guard import TOKEN_HEADER, Guard
from newsgen.preview.login import Login
from newsgen.preview.views import ROOT, Views

if TYPE_CHECKING:
    from preview.conftest import Answered, Ask

_HOST = "192.0.2.7:9000"
_FROM_HERE = {"Host": _HOST, "Origin": f"http://{_HOST}"}
_OF_THE_RUN = "of this run"


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> Login:
    monkeypatch.setattr(login_module, "_PAUSE", 0.0)
    return Login(Views(str, "en", _OF_THE_RUN), "desk.example")


@pytest.fixture
def guard(login: Login) -> Guard:
    return Guard(PlainTextResponse("the site"), _OF_THE_RUN, 8000, login)


def _enter(ask: Ask, guard: Guard, password: str, origin: str = f"http://{_HOST}") -> Answered:
    sent = urlencode({"password": password}).encode()
    return ask(guard, "POST", "//evil.example/", {"Host": _HOST, "Origin": origin}, sent)


@pytest.mark.parametrize("path", ["/", ROOT, f"{ROOT}files/desk.js", f"{ROOT}events?page=/"])
def test_nothing_is_answered_before_the_password(ask: Ask, guard: Guard, login: Login, path: str) -> None:
    token = {TOKEN_HEADER: _OF_THE_RUN}
    guessed = {"Cookie": "newsgen-session=guessed"}
    for method, headers in (("GET", {}), ("GET", guessed), ("POST", token), ("POST", token | guessed)):
        answer = ask(guard, method, path, _FROM_HERE | headers)
        assert answer.status == 401
        for secret in ("the site", login.password, _OF_THE_RUN):
            assert secret.encode() not in answer.content


def test_the_password_opens_and_the_token_is_still_asked_for(ask: Ask, guard: Guard, login: Login) -> None:
    entered = _enter(ask, guard, login.password)
    assert (entered.status, entered.headers["location"]) == (303, ROOT)
    given = entered.headers["set-cookie"]
    assert "httponly" in given.lower()
    assert "samesite=strict" in given.lower()
    cookie = _FROM_HERE | {"Cookie": given.partition(";")[0]}
    assert ask(guard, "GET", "/", cookie).content == b"the site"
    assert ask(guard, "POST", "/", cookie).status == 403
    assert ask(guard, "POST", "/", cookie | {TOKEN_HEADER: _OF_THE_RUN}).status == 200


@pytest.mark.parametrize("wrong", ["{:.15}", "{}x", "", "密"])
def test_another_password_does_not(ask: Ask, guard: Guard, login: Login, wrong: str) -> None:
    answer = _enter(ask, guard, wrong.format(login.password))
    assert answer.status == 401
    assert "set-cookie" not in answer.headers


def test_the_right_password_does_not_wait_for_wrong_ones(
    login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = 0

    async def for_ever(_: float) -> None:
        nonlocal waiting
        waiting += 1
        await asyncio.Event().wait()

    monkeypatch.setattr("newsgen.preview.login.asyncio.sleep", for_ever)
    answered = []

    async def guess(password: str) -> None:
        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": urlencode({"password": password}).encode()}

        async def send(message: MutableMapping[str, Any]) -> None:
            answered.append(message.get("status"))

        await login({"type": "http", "method": "POST", "headers": []}, receive, send)

    async def many() -> None:
        wrong = [asyncio.create_task(guess(f"{number}")) for number in range(50)]
        await asyncio.wait(wrong, timeout=0)
        await guess(login.password)
        for task in wrong:
            task.cancel()

    with ThreadPoolExecutor(1) as thread:  # a browser of the tests may have a loop in this one
        thread.submit(asyncio.run, many()).result()
    assert waiting == 50
    assert answered == [303, None]


def test_the_right_password_from_another_page_is_refused(ask: Ask, guard: Guard, login: Login) -> None:
    assert _enter(ask, guard, login.password, "http://evil.example").status == 403
    assert _enter(ask, guard, login.password * 1000).status == 401


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("desk.example:9000", 401),
        ("localhost:9000", 401),
        ("[2001:db8::1]", 401),
        ("192.0.2.9", 401),
        ("evil.example:9000", 403),
        ("192.0.2.7.evil.example", 403),
        ("", 403),
    ],
)
def test_a_name_that_somebody_else_points_here_is_refused(
    ask: Ask, guard: Guard, host: str, status: int
) -> None:
    assert ask(guard, "GET", "/", {"Host": host}).status == status


def test_each_run_has_a_password_of_its_own() -> None:
    views = Views(str, "en", "")
    assert Login(views, "").password != Login(views, "").password
