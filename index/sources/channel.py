"""A public Telegram channel's post, forwarded to the bot, → an article. Pure; the post comes with the message.

Called by `bot/chat/incoming.py` and `bot/chat/feeds.py`. A post's address (`https://t.me/name/123`) makes it the same
article however often it is forwarded; its date is the channel's, not the forwarder's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from index.sources.item import Found, Item, Refused
from index.sources.naming import make_article

LEAST = 40  # characters; less is a caption, not a report


@dataclass(frozen=True, slots=True)
class Post:
    """A channel's post as forwarded.

    Attributes:
        name: the channel's public name, without "@"; None for a private channel, whose posts nobody can be led to.
        number: the post's number in the channel.
        posted_at: aware, UTC.
    """

    title: str
    name: str | None
    number: int
    posted_at: datetime
    text: str


def read_post(post: Post) -> Item:
    """The post as an article, or why it is none."""
    where = f"post {post.number} of {post.title or post.name or 'a channel'}"
    if post.name is None:
        return Refused(where, "the channel is private: nobody could follow a citation there")
    text = post.text.strip()
    if len(text) < LEAST:
        return Refused(where, f"too short to be a report: {len(text)} characters")
    article = make_article(
        text,
        url=f"https://t.me/{post.name}/{post.number}",
        source=post.title or f"@{post.name}",
        title=None,
        published=(post.posted_at, False),
    )
    return Found(where, article)
