"""Articles for readers elsewhere: a WeChat account, a newsletter, news agencies, colleagues who print."""

from newsgen.export.choose import ArticleNotFound, ExportForbidden
from newsgen.export.docx import docx_file
from newsgen.export.email import Sender, email_message
from newsgen.export.story import Story, story_of
from newsgen.export.take import ExportRequest, take_stories
from newsgen.export.text import plain_text
from newsgen.export.wechat import wechat_html

__all__ = [
    "ArticleNotFound",
    "ExportForbidden",
    "ExportRequest",
    "Sender",
    "Story",
    "docx_file",
    "email_message",
    "plain_text",
    "story_of",
    "take_stories",
    "wechat_html",
]
