"""What is written about the code is compared with the code."""

from __future__ import annotations

import ast
import importlib
import re
import struct
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from tools import map as house
from tools import reference

from motcua.dossiers.terms import Act, Channel, State, Verdict
from motcua.kernel.actor import Role

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "motcua"
CONTEXTS = sorted(p.parent for p in SOURCE.glob("*/README.md"))
HEADINGS = ("Purpose", "Words", "Keeps", "Calls / Never knows", "Always true", "Law")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *SOURCE.rglob("README.md")])
VERBS = sorted(p.stem for p in (SOURCE / "doors/terminal/management/commands").glob("[a-z]*.py"))
PEOPLE = ("citizen", "counter-clerk", "case-officer", "leader", "reform-officer", "clerk-of-documents", "administrator")
ROOMS = sorted(p.parent.name for p in SOURCE.glob("*/__init__.py"))
#: a file of the package, and perhaps a name in it, as the tour writes them
NAMED = re.compile(r"`([\w./-]+\.(?:py|html|json|typ|js))(?:::(\w+))?`")


def _named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_reference_pages_are_current() -> None:
    for name, text in reference.pages().items():
        assert (reference.REFERENCE / name).read_text() == text, f"run make map: docs/reference/{name}"


def test_the_picture_of_the_house_is_current() -> None:
    drawn = (ROOT / "docs" / "pictures" / "house.svg").read_text()

    assert drawn == house.picture(house.arrows()), "run make map"


def test_the_picture_of_the_house_shows_every_room() -> None:
    rooms = {p.parent.name for p in SOURCE.glob("*/__init__.py")} - {"doors"}
    doors = {p.parent.name for p in (SOURCE / "doors").glob("*/__init__.py")}

    assert {name for layer in house.LAYERS for name in layer} == rooms | doors


def test_every_context_has_a_page() -> None:
    contexts = {p.parent for p in SOURCE.glob("*/apps.py")}

    assert contexts - set(CONTEXTS) == set()


@pytest.mark.parametrize("folder", CONTEXTS, ids=lambda p: p.name)
def test_every_context_says_what_it_is(folder: Path) -> None:
    text = (folder / "README.md").read_text()

    assert [h for h in HEADINGS if f"**{h}" not in text and f"## {h}" not in text] == []


@pytest.mark.parametrize("document", PAGES, ids=_named)
def test_links_inside_the_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", document.read_text())

    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=_named)
def test_tests_named_in_the_documents_exist(document: Path) -> None:
    named = set(re.findall(r"\btest_\w+", document.read_text())) - {"test_rules", "test_queries"}
    assert named - _known() == set()


@cache
def _known() -> frozenset[str]:
    """The names of every test and test file."""
    files = list((ROOT / "tests").rglob("test_*.py"))
    return frozenset(path.stem for path in files) | {name for path in files for name in _names_in(path)}


@pytest.mark.parametrize("document", PAGES, ids=_named)
def test_modules_and_files_named_in_the_documents_exist(document: Path) -> None:
    text = document.read_text()
    labels = {m._meta.label for m in apps.get_models()}
    dotted = set(re.findall(rf"`((?:{'|'.join(ROOMS)})\.\w[\w.]*)(?:\([^`]*\))?`", text)) - labels

    assert [name for name in dotted if not _can_be_imported(name.rstrip("."))] == []
    assert [path for path in set(re.findall(r"tests/[\w/]+\.py", text)) if not (ROOT / path).exists()] == []


def test_every_file_and_function_of_the_tour_exists() -> None:
    named = NAMED.findall((ROOT / "docs" / "tour.md").read_text())

    wrong = [f"{path}::{name}" for path, name in named if not _is_there(path, name)]
    assert len(named) > 40 and wrong == []


@pytest.mark.parametrize("words", [Act, State, Channel, Verdict, Role], ids=lambda e: e.__name__)
def test_every_word_of_a_dossier_is_in_the_glossary(words: type[Act]) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()

    assert [m.name for m in words if f"`{words.__name__}.{m.name}`" not in glossary] == []


def test_every_table_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    ours = [m for m in apps.get_models() if m.__module__.startswith("motcua.")]

    assert [m._meta.label for m in ours if f"`{m._meta.label}`" not in glossary] == []


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_every_verb_is_shown_to_the_newcomer(page: str) -> None:
    text = (ROOT / page).read_text()

    assert [verb for verb in VERBS if f"motcua {verb}" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_the_map_of_the_house_names_every_folder(page: str) -> None:
    text = (ROOT / page).read_text()
    folders = [f"{p.parent.name}/" for p in [*SOURCE.glob("*/__init__.py"), *(SOURCE / "doors").glob("*/__init__.py")]]

    assert [folder for folder in folders if f"`{folder}`" not in text] == []


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_has_a_page_in_both_languages(person: str) -> None:
    text = (ROOT / "docs" / "people" / f"{person}.md").read_text()

    assert "\n## English\n" in text
    assert f"docs/people/{person}.md" in (ROOT / "README.md").read_text()


def test_addresses_named_for_people_exist() -> None:
    from django.urls import Resolver404, resolve

    lost = []
    for page in (ROOT / "docs" / "people").glob("*.md"):
        for address in re.findall(r"`(/[^`\s?#…]*)", page.read_text()):
            try:
                resolve(address.replace("<procedure>", "1.001193").replace("<số>", "1"))
            except Resolver404:
                lost.append(f"{page.name}: {address}")
    assert lost == []


def test_pictures_are_light() -> None:
    heavy = [p.name for p in (ROOT / "docs" / "pictures").glob("*.png") if p.stat().st_size >= 150_000]

    assert heavy == []


def test_screens_were_taken_at_the_two_widths() -> None:
    widths = {_width(p) for p in (ROOT / "docs" / "pictures").glob("screen-*.png")}

    assert widths == {1366, 360}


def _width(picture: Path) -> int:
    return int(struct.unpack(">I", picture.read_bytes()[16:20])[0])


def _is_there(path: str, name: str) -> bool:
    file = SOURCE / path
    return file.exists() and (not name or name in _names_in(file))


def _can_be_imported(dotted: str) -> bool:
    for upto in range(dotted.count(".") + 1, 0, -1):
        parts = dotted.split(".")
        try:
            found: object = importlib.import_module(".".join(["motcua", *parts[:upto]]))
        except ImportError:
            continue
        for name in parts[upto:]:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


def _names_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {t.id for t in node.targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return found
