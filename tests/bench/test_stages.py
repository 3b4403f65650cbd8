"""The profile of a build, by package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stages import profile_build

if TYPE_CHECKING:
    from conftest import SiteFolder


def test_a_profile_says_where_the_time_of_a_build_goes(site: SiteFolder) -> None:
    site.article("a")
    profile = profile_build(site.folder, site.folder / "public")
    assert (site.folder / "public/index.html").exists()
    assert {"render", "hanzi", "pipeline", "cli"} <= dict(profile.packages).keys()
    assert 0 < dict(profile.packages)["render"] < profile.total
    assert any(name == "pipeline: build" and calls == 1 for name, calls, _ in profile.functions)
