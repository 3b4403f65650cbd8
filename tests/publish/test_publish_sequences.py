"""Whatever sites follow each other, the published folder is the last one, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from newsgen.publish import Staging, digest_of, write_file

NAMES = st.sampled_from(["a", "A", "b", "index.html", "贛江", "é"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
CONTENTS = st.sampled_from([b"", b"one", b"two", b"3" * 5000])


class Publishing(RuleBasedStateMachine):
    """Sites with additions, edits, removals, files that become folders, names that change their case."""

    @initialize()
    def start(self) -> None:
        self._folder = TemporaryDirectory()
        self.output = Path(self._folder.name, "public")
        self.witness = Path(self._folder.name, "witness")
        self.witness.mkdir()
        self.site: dict[str, bytes] = {}
        self.links: list[tuple[Path, bytes]] = []
        self._publish()

    def teardown(self) -> None:
        self._folder.cleanup()

    @rule(path=PATHS, content=CONTENTS)
    def put(self, path: str, content: bytes) -> None:
        for other in list(self.site):
            if other.startswith(f"{path}/") or path.startswith(f"{other}/"):
                del self.site[other]
        self.site[path] = content

    @precondition(lambda self: self.site)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        del self.site[data.draw(st.sampled_from(sorted(self.site)))]

    @rule(prefix=NAMES)
    def drop_folder(self, prefix: str) -> None:
        self.site = {path: text for path, text in self.site.items() if not path.startswith(f"{prefix}/")}

    @precondition(lambda self: self.site)
    @rule(data=st.data())
    def change_case(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(self.site)))
        self.put(path.swapcase(), self.site.pop(path))

    @rule()
    def publish(self) -> None:
        self._publish()

    @rule(again=st.booleans())
    def publish_writing_everything(self, again: bool) -> None:
        self._publish(keep=False)
        if again:
            self._publish()

    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        """A build that ends without publishing, having written some files, orderly or not."""
        before = self._tree()
        with Staging(self.output) as staging:
            written = [path for path in self.site if data.draw(st.booleans())]
            for path in written:
                write_file(staging.folder, path, b"unfinished")
            if data.draw(st.booleans()):
                staging.give_up(written)
        assert self._tree() == before

    @rule()
    def remove_output(self) -> None:
        shutil.rmtree(self.output)
        self._publish()

    @rule()
    def remove_next_tree(self) -> None:
        shutil.rmtree(self.output.with_name(".public.newsgen"))
        self._publish()

    def _publish(self, keep: bool = True) -> None:
        manifest = {path: digest_of(content) for path, content in self.site.items()}
        with Staging(self.output) as staging:
            missing = staging.keep_all(manifest) if keep else manifest
            for path in missing:
                write_file(staging.folder, path, self.site[path])
            staging.publish(manifest)
        with Staging(self.output) as staging:
            assert staging.at_hand == staging.published == manifest
            assert self._tree(staging.folder) == self.site
            staging.give_up([])
        assert self._tree() == self.site
        # No file that was ever published is changed in place: one may still be linked, or being served.
        for link, content in self.links:
            assert link.read_bytes() == content
        for path, content in self.site.items():
            link = self.witness / str(len(self.links))
            link.hardlink_to(self.output / path)
            self.links.append((link, content))

    def _tree(self, folder: Path | None = None) -> dict[str, bytes]:
        folder = folder or self.output
        for path in folder.rglob("*"):
            assert path.is_file() or any(path.iterdir()), f"{path} is empty"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name != ".newsgen-output"
        }


Publishing.TestCase.settings = settings(max_examples=50, stateful_step_count=25)
TestPublishing = Publishing.TestCase
