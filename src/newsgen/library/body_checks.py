"""What of a text does not come out as it was typed."""

from __future__ import annotations

from newsgen.config import Config
from newsgen.config.pictures import NO_ALTERNATIVE
from newsgen.markup import Rendered, frame_host
from newsgen.markup.embeds import TO_ALLOW
from newsgen.problems import Report, Severity, sentence


def check_body(rendered: Rendered, first_line: int, draft: bool, config: Config, report: Report) -> None:
    """Report markup that cannot be read, what was left out, and pictures that nobody has described."""
    if rendered.fallback:
        report.warning(
            first_line,
            "the text is shown without its markup, because the markup cannot be read: {reason}",
            "look for hundreds of `>`, `*` or `[` in a row, or for HTML tags that are not closed",
            reason=rendered.fallback,
        )
    for dropped in rendered.dropped:
        host = frame_host(dropped.target)
        hides = dropped.target.startswith(("hidden", "style")) and "url(" not in dropped.target
        report.warning(
            dropped.line,
            "`{tag}` is not allowed in an article and was left out",
            TO_ALLOW
            if host
            else "readers see what it would hide: delete that, or put it between <!-- and -->"
            if hides
            else "",
            tag=dropped.target,
            host=host,
        )
    for remark in rendered.remarks:
        said, values = remark.said
        report.warning(remark.line, said, remark.advice.sentence, **dict(values))
    for image in rendered.images_without_alt:
        if config.pictures.is_decorative(image.target, report.path):
            continue
        # What is not finished stops no build.
        waits = draft or config.pictures.undescribed == Severity.WARNING
        miss = report.warning if waits else report.error
        miss(
            image.line,
            NO_ALTERNATIVE,
            sentence(
                "say what it shows to those who cannot see it: ![…]({src}); if it only adorns: ![裝飾]({src})"
            ),
            src=image.target,
        )
