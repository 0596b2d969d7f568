"""The command line: reads arguments, calls the parts that `bot/app.py` joins, prints results, sets the exit status.

Results alone go to standard output, everything else to standard error. Exit status: 0 done, 1 some inputs were
refused, 2 nothing could be done. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

DONE, SOME_REFUSED, NOTHING_DONE = 0, 1, 2

app = typer.Typer(
    name="dateline",
    help="Answers questions about reported incidents, every figure cited.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
feeds = typer.Typer(help="The feeds that articles come in by.", no_args_is_help=True)
app.add_typer(feeds, name="feeds")

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Folder that holds everything.")]
Now = Annotated[str | None, typer.Option(metavar="TIME", help='What "yesterday" counts from (ISO 8601); the clock.')]
Urls = Annotated[list[str], typer.Argument(metavar="URL…", help="Addresses of feeds, or of pages that name one.")]
Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Article JSONL, .txt, .html, a folder, or -")]


@app.callback()
def _common(context: typer.Context, data: Data = None) -> None:
    context.obj = data


def _line(message: str) -> None:
    print(f"dateline: {message}", file=sys.stderr)


def _emit(row: dict[str, Any]) -> None:
    print(json.dumps(row, ensure_ascii=False), flush=True)


def _settings(context: typer.Context, data: Path | None) -> Settings:
    from bot.settings import load_settings

    return load_settings(data or context.obj)


@contextmanager
def _opened(context: typer.Context, data: Path | None, *, write: bool = False) -> Iterator[App]:
    from bot.app import App
    from bot.logs import set_up

    settings = _settings(context, data)
    set_up(settings.log_level, settings.secrets())
    with App.open(settings, write=write) as opened:
        yield opened


def _time(text: str | None) -> datetime | None:
    from bot.settings import read_time

    return read_time(text) if text else None


def run() -> None:
    """Runs the command line; errors that we raise on purpose become one line and an exit status."""
    from store.errors import DatelineError, FolderLocked, FolderReadOnly

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except DatelineError as error:
        _line(str(error))
        sys.exit(SOME_REFUSED if isinstance(error, FolderLocked | FolderReadOnly) else NOTHING_DONE)
    except BrokenPipeError:
        # the reader of our output has gone, as in `dateline incidents | head`
        sys.stderr.close()
        sys.exit(DONE)
    except OSError as error:
        full = ": free some space, and run the same command again" if error.errno == errno.ENOSPC else ""
        _line(f"{error.filename2 or error.filename or 'a file'} cannot be used: {error.strerror or error}{full}")
        sys.exit(NOTHING_DONE)
    except KeyboardInterrupt:
        _line("stopped; what was done is kept, and the same command goes on from there")
        sys.exit(130)


@app.command()
def ingest(context: typer.Context, paths: Paths, data: Data = None) -> None:
    """Adds articles: text, chunks, vectors, claims and the incidents they change."""
    from bot.progress import progress
    from index.ingest import IngestResult, Outcome

    status = DONE
    with _opened(context, data, write=True) as opened, progress("articles") as tick:
        for result in opened.ingest(paths, tick):
            if isinstance(result, IngestResult):
                _emit(result.wire())
                if result.status is not Outcome.REFUSED:
                    continue
            _line(f"{result.where}: {result.reason}")
            status = SOME_REFUSED
    raise typer.Exit(status)


@app.command()
def extract(
    context: typer.Context,
    paths: Paths,
    out: Annotated[Path | None, typer.Option(metavar="F", help="Write there instead of to standard output.")] = None,
    data: Data = None,
) -> None:
    """Prints the claims of each article; nothing is stored."""
    from bot.progress import progress

    status = DONE
    with (
        _opened(context, data) as opened,
        out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout) as target,
        progress("articles") as tick,
    ):
        for row in opened.extract(paths, tick):
            if isinstance(row, dict):
                print(json.dumps(row, ensure_ascii=False), file=target)
            else:
                _line(f"{row.where}: {row.reason}")
                status = SOME_REFUSED
    raise typer.Exit(status)


@app.command()
def explain(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A stored article's id, or a file.")],
    data: Data = None,
) -> None:
    """Prints an article with its claims marked in the text."""
    from bot.explain import explain as explained

    with _opened(context, data) as opened:
        for one, claims in opened.article_and_claims(article):
            print(explained(one, claims))


@app.command()
def incidents(
    context: typer.Context,
    place: Annotated[str | None, typer.Option(help="A place of the gazetteer.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    event_type: Annotated[str | None, typer.Option("--type", help="An event type of docs/interface.md.")] = None,
    origin: Annotated[str | None, typer.Option(help="reported, or a data set's format name.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Running totals and denials too.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    data: Data = None,
) -> None:
    """Prints the incidents, one a line, latest first."""
    from bot.filtering import incident_filter
    from store.wire import incident_wire

    with _opened(context, data) as opened:
        asked = incident_filter(
            opened.gazetteer,
            place=place,
            since=since,
            until=until,
            event_type=event_type,
            origin=origin,
            everything=everything,
        )
        for incident in opened.incidents.find(asked, limit=limit):
            print(json.dumps(incident_wire(incident, opened.claims.of_incident(incident.id)), ensure_ascii=False))


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One answer object of docs/interface.md.")] = False,
    batch: Annotated[
        Path | None, typer.Option(metavar="F", help='JSONL of {"id", "question"}; - is standard input.')
    ] = None,
    now: Now = None,
    data: Data = None,
) -> None:
    """Answers a question, or a file of them."""
    from bot.answer.plain import plain
    from bot.answer.wire import answer_wire

    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a question or --batch F")
    at = _time(now)
    with _opened(context, data) as opened:
        if question is not None:
            answer = opened.service.ask(question, now=at)
            if as_json:
                _emit(answer_wire(answer))
            else:
                print(plain(answer))
            return
        status = DONE
        for row in opened.ask_batch(batch or Path("-"), at):
            if isinstance(row, dict):
                _emit(row)
            else:
                _line(f"{row.where}: {row.reason}")
                status = SOME_REFUSED
    raise typer.Exit(status)


@app.command("import")
def import_(
    context: typer.Context,
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="ucdp-ged, acled, airwars, or csv for a table of your own.")
    ],
    file: Annotated[Path, typer.Argument(metavar="F", help="The data set.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Withdraw the stored records that the file, in its days, leaves out.")
    ] = False,
    data: Data = None,
) -> None:
    """Imports a data set of incidents; doing it again changes nothing."""
    with _opened(context, data, write=True) as opened:
        summary, problems = opened.import_file(format_, file, replace=replace)
    _emit(summary)
    for problem in problems:
        _line(problem)
    raise typer.Exit(SOME_REFUSED if summary["refused"] else DONE)


@app.command()
def export(
    context: typer.Context,
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, geojson or jsonl.")],
    data: Data = None,
) -> None:
    """Prints all incidents as CSV, GeoJSON or JSONL."""
    from bot.export import FORMATS
    from store.filters import IncidentFilter

    if format_ not in FORMATS:
        raise typer.BadParameter(f"no format {format_!r}; one of {', '.join(FORMATS)}")
    with _opened(context, data) as opened:
        found = opened.incidents.find(IncidentFilter())
        for text in FORMATS[format_](found, lambda incident: opened.claims.of_incident(incident.id)):
            print(text)


@app.command()
def serve(context: typer.Context, data: Data = None) -> None:
    """Serves Telegram, with feeds and alerts, until it is told to stop."""
    with _opened(context, data, write=True) as opened:
        opened.serve()


@app.command()
def chat(context: typer.Context, now: Now = None, data: Data = None) -> None:
    """Answers in the terminal, with history."""
    from bot.answer.plain import plain
    from bot.terminal import chat as talk

    with _opened(context, data) as opened:
        talk(opened.service, plain, opened.folder / "history", now=_time(now))


@app.command("run")
def run_(context: typer.Context, data: Data = None) -> None:
    """Serves Telegram where a token is set; else answers over the sample set, in the terminal."""
    from bot.app import App
    from bot.logs import set_up
    from bot.samples.show import show

    settings = _settings(context, data)
    set_up("warning" if settings.telegram_token is None else settings.log_level, settings.secrets())
    if settings.telegram_token is not None:
        with App.open(settings, write=True) as opened:
            opened.serve()
        return
    show(settings)


@app.command()
def rebuild(context: typer.Context, data: Data = None) -> None:
    """Makes the vectors again from the database, with the model that is set."""
    from bot.progress import progress

    with _opened(context, data, write=True) as opened, progress("chunks") as tick:
        _line(f"{opened.rebuild(tick)} chunks embedded with {opened.embedder.name}")


@app.command()
def status(context: typer.Context, data: Data = None) -> None:
    """Prints what is indexed, as one JSON object."""
    with _opened(context, data) as opened:
        _emit(opened.status())


def _feeds(context: typer.Context, data: Path | None, urls: list[str], *, add: bool) -> None:
    """Looks at each address; those that are no feed are named, the rest done."""
    from index.sources.feed import FeedRefused
    from index.sources.fetch import FetchError

    refused = 0
    with _opened(context, data, write=True) as opened:
        for url in urls:
            try:
                _emit(opened.alerting.add_feed(url) if add else opened.alerting.try_feed(url))
            except (FetchError, FeedRefused) as error:
                refused += 1
                _line(f"{url}: {error}" if isinstance(error, FeedRefused) else str(error))
    raise typer.Exit(DONE if not refused else NOTHING_DONE if refused == len(urls) else SOME_REFUSED)


@feeds.command("add")
def feeds_add(context: typer.Context, urls: Urls, data: Data = None) -> None:
    """Adds feeds, after a look at each; `serve` reads them from then on."""
    _feeds(context, data, urls, add=True)


@feeds.command("test")
def feeds_test(context: typer.Context, urls: Urls, data: Data = None) -> None:
    """Says what feeds would bring; nothing is stored."""
    _feeds(context, data, urls, add=False)


@feeds.command("list")
def feeds_list(context: typer.Context, data: Data = None) -> None:
    """Prints every feed and how it fares, one JSON object a line."""
    from bot.alerting import feed_row

    with _opened(context, data) as opened:
        for feed in opened.alerting.feeds.all():
            _emit(feed_row(feed))


@feeds.command("remove")
def feeds_remove(
    context: typer.Context,
    feed: Annotated[str, typer.Argument(metavar="FEED", help="Its address, or its number in the list.")],
    data: Data = None,
) -> None:
    """Forgets a feed; its articles stay."""
    from bot.alerting import feed_row

    with _opened(context, data, write=True) as opened:
        _emit(feed_row(opened.alerting.feeds.remove(feed)))
