"""Manifests: kept, read again, and never believed when they are damaged."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from newsgen.publish.tree_manifest import discard_manifests, load_manifest, save_manifest

MANIFESTS = st.dictionaries(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
    st.binary(min_size=24, max_size=24),
)


@given(MANIFESTS)
def test_a_manifest_comes_back(manifest: dict[str, bytes]) -> None:
    with TemporaryDirectory() as name:
        build_id = save_manifest(Path(name), manifest)
        assert load_manifest(Path(name), build_id) == manifest
        assert save_manifest(Path(name), dict(reversed(manifest.items()))) == build_id


@given(MANIFESTS, st.data())
def test_damage_is_noticed(manifest: dict[str, bytes], data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        build_id = save_manifest(Path(name), manifest)
        path = Path(name, f"{build_id}.manifest")
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[place] ^= data.draw(st.integers(1, 255))
        else:
            del content[place:]
        path.write_bytes(content)
        assert load_manifest(Path(name), build_id) is None


def test_only_the_manifest_in_use_stays(tmp_path: Path) -> None:
    first, second = (save_manifest(tmp_path, {"a": bytes([n]) * 24}) for n in range(2))
    discard_manifests(tmp_path, but=second)
    assert load_manifest(tmp_path, first) is None
    assert load_manifest(tmp_path, second) == {"a": b"\1" * 24}
