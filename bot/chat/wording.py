"""What the bot says that is not an answer. Short, plain, no apology; HTML where marked. Called by `bot/chat` alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.words import plural
from bot.chat.markup import bold, escape

STRANGER = "This bot answers its members only. Ask whoever runs it for an invitation link."
STRANGER_GROUP = "This bot works in groups that one of its members added it to. Ask whoever runs it."
INVITE_SPENT = "This invitation is used up or too old. Ask for a new one."
WELCOME = "You are in. "
GROUP_HELLO = (
    "I answer questions about reported incidents. Ask with /ask, by mentioning me, or by replying to one of my answers."
)
WORDLESS = "I read questions in words only."
QUESTION_TOO_LONG = "That is longer than a question. Ask in at most {most} characters."
ASK_WHAT = "Put the question behind the command: <code>/ask how many civilians were killed in Idlib yesterday?</code>"
NO_SOURCES = "No article is in the index yet."
BUTTON_TOO_OLD = "This button is too old. Ask again."
NOT_YOURS = "Only the bot's administrators may do that."
PRIVATELY = "That works in a private chat with me."
UNKNOWN_COMMAND = "I do not know that command. /help lists those I know."
TRY_AGAIN = "I could not look that up just now. Try again in a minute. Ref {ref}"
OUR_FAULT = "Something is wrong on our side; it was noted. Ref {ref}"

_EXAMPLES = (
    "how many civilians were killed in Idlib on 3 March 2020?",
    "which towns were hit on Tuesday?",
    "airstrikes near Aleppo last week",
    "who says so?",
)


def start(indexed: Sequence[str]) -> str:
    """HTML: what the bot is, in a few lines; `indexed`: plain lines of what the index holds, of which two are shown."""
    examples = "\n".join(f"• {escape(example)}" for example in _EXAMPLES)
    return (
        "I answer questions about reported incidents. Every figure comes with who says so and the exact words.\n\n"
        f"Ask in plain English:\n{examples}\n\n"
        "A follow-up changes the last question: “and in Aleppo?”. /help says more.\n\n"
        + "\n".join(["Indexed now:", *map(escape, indexed[:2])])
    )


def help_text(commands: Sequence[tuple[str, str]], *, username: str, is_group: bool) -> str:
    """HTML: how to ask, and the commands as (name, summary)."""
    how = (
        f"Ask with <code>/ask</code>, by mentioning @{escape(username)}, or by replying to one of my answers."
        if is_group
        else "Write your question as it comes to mind."
    )
    listed = "\n".join(f"/{name} – {escape(summary)}" for name, summary in commands)
    return (
        f"{bold('How to ask')}\n{how} "
        "Say what, where, when and who: “children injured in Homs in March 2020”.\n"
        "Each answer says how it was understood. “And on Monday?” or “only children” changes it, “undo” goes back, "
        "“the second one” asks about one incident.\n"
        "“Tell me when there are airstrikes in Idlib” makes an alert.\n"
        "A range means that sources differ. “No report in the index” is not “nothing happened”.\n\n"
        f"{bold('Commands')}\n{listed}"
    )


def invitation(url: str, days: int, role: str) -> str:
    """HTML: a one-time link."""
    return f"A link for one {escape(role)}, good once and for {days} days:\n{escape(url)}"


def outlets(counts: Sequence[tuple[str, int]], articles: int) -> str:
    """HTML: which outlets are indexed, as (name, articles), most articles first."""
    listed = "\n".join(f"{escape(name)} · {count:,}" for name, count in counts)
    heading = bold(f"{plural(len(counts), 'source')}, {plural(articles, 'article')}")
    return f"{heading}\n{listed}"
