"""Rules of the house that the import linter cannot see."""

from __future__ import annotations

import ast
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

SOURCE = Path(__file__).parents[2] / "src" / "motcua"
ORDER = [
    "audit", "accounts", "directory", "documents", "workflow", "calendars",
    "catalogue", "notices", "queueing", "dossiers", "promises", "changes", "work", "measures", "reporting",
]  # fmt: skip


def _modules() -> list[Path]:
    return [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]


def test_every_module_says_what_it_is() -> None:
    silent = [str(p) for p in _modules() if not ast.get_docstring(ast.parse(p.read_text()))]
    assert silent == []


def test_foreign_keys_point_down() -> None:
    upward = []
    for context in ORDER:
        for model in apps.get_app_config(context).get_models():
            for field in model._meta.get_fields():
                target = getattr(field, "remote_field", None)
                label = getattr(getattr(field, "related_model", None), "_meta", None)
                if target and field.concrete and label and ORDER.index(label.app_label) > ORDER.index(context):
                    upward.append(f"{context}.{model.__name__}.{field.name}")
    assert upward == []


def test_models_and_migrations_agree(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_a_dossier_s_state_is_written_only_at_the_gate() -> None:
    columns = {"state", "due_at", "original_due_at", "ended_at", "verdict", "accepted_at"}
    strays = []
    for path in _modules():
        if "dossiers" not in path.parts or path.name in {"record.py", "rules.py", "models.py"}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                strays += [
                    f"{path}:{node.lineno}" for t in targets if isinstance(t, ast.Attribute) and t.attr in columns
                ]
    assert strays == []
