"""The house's rules, read out of the source: who imports whom, and where table rows and Telegram may appear."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {"store": {"store"}, "index": {"index", "store"}, "bot": {"bot", "index", "store"}}
TELEGRAM_HOME = ("bot/chat/", "bot/app.py")
# Heavy libraries cost seconds to import: only inside the functions that use them.
HEAVY = {"torch", "spacy", "faiss", "matplotlib", "sentence_transformers", "transformers", "dateparser", "trafilatura"}
OTHERS = {"telegram", "sqlmodel", "sqlalchemy", "numpy", "alembic", "pydantic"}
BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def modules() -> list[Path]:
    return sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def type_checking_only(tree: ast.Module) -> set[ast.AST]:
    guarded = [n for n in ast.walk(tree) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test)]
    return {child for block in guarded for child in ast.walk(block)}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules_in_every_package() -> None:
    assert {name(path).split("/")[0] for path in modules()} == set(ALLOWED)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_go_one_way_from_bot_to_index_to_store(path: Path) -> None:
    package = name(path).split("/")[0]
    ours = {module.split(".")[0] for module in imported(parsed(path))} & {*ALLOWED, "tests"}
    assert ours <= ALLOWED[package], f"{name(path)} imports {sorted(ours - ALLOWED[package])}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_telegram_is_imported_only_in_its_home(path: Path) -> None:
    if not name(path).startswith(TELEGRAM_HOME):
        assert not [module for module in imported(parsed(path)) if module.split(".")[0] == "telegram"]


@pytest.mark.parametrize("path", modules(), ids=name)
def test_table_rows_stay_in_store(path: Path) -> None:
    tree = parsed(path)
    if not name(path).startswith("store/"):
        assert not [
            module for module in imported(tree) if module.startswith(("store.tables", "sqlmodel", "sqlalchemy"))
        ]
    tables = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(keyword.arg == "table" and ast.unparse(keyword.value) == "True" for keyword in node.keywords)
    ]
    assert not tables or name(path).startswith("store/tables/"), f"{name(path)} declares tables {tables}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    tree = parsed(path)
    inside_functions = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
    }
    loose = [
        module
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and node not in inside_functions
        and node not in type_checking_only(tree)
        for module in imported(node)
        if module.split(".")[0] in HEAVY
    ]
    assert not loose, f"{name(path)} imports {loose} at its top"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert path.stem not in BAGS
    if path.name != "__init__.py" or path.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(parsed(path)), f"{name(path)} has no docstring"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_every_file_that_a_docstring_names_is_there(path: Path) -> None:
    named = re.findall(r"`([\w./]+\.(?:py|tsv|json|md|txt))`", ast.get_docstring(parsed(path)) or "")
    named += re.findall(r"\b(?:store|index|bot|tests)/[\w./]*\w\.(?:py|md|txt)\b", path.read_text(encoding="utf-8"))
    around = (ROOT, path.parent, path.parent / "data", path.parent.parent)
    assert [file for file in named if not any((folder / file).exists() for folder in around)] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=name)
def test_every_file_of_ours_that_a_page_names_is_there(page: Path) -> None:
    named = re.findall(r"`((?:index|store|bot|tests|docs)/[\w./]+)`", page.read_text(encoding="utf-8"))
    assert [file for file in named if not (ROOT / file).exists() and Path(file).stem != "x"] == []  # x: one to add


@pytest.mark.parametrize("folder", ["store", "index", "bot", "bot/chat", "bot/alerts"])
def test_every_module_of_a_folder_stands_in_the_map_of_the_house(folder: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("## The map of the house")[1]
    drawn = set(re.findall(r"[\w*]+\.py", text.split("```")[1]))
    ours = {path.name for path in (ROOT / folder).glob("*.py")} - {"__init__.py", "errors.py"}
    assert {file for file in ours if not any(fnmatch(file, name) for name in drawn)} == set()


def test_every_module_of_the_claims_has_its_step_on_their_page() -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    steps = page.split("## The way through")[1].split("\n## ")[0]
    ours = {path.stem for path in (ROOT / "index" / "claims").glob("*.py")} - {"__init__"}
    assert ours - set(re.findall(r"`(\w+)`", steps)) == set()


def test_the_help_loads_nothing_heavy() -> None:
    script = (
        "import sys, contextlib\n"
        "from bot.cli import app\n"
        "with contextlib.suppress(SystemExit): app(['--help'])\n"
        f"print(sorted({HEAVY | OTHERS} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "Usage" in done.stdout
    assert done.stderr.strip() == "[]"
