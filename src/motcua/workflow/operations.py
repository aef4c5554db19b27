"""Publishing a process: checked, versioned, never changed afterwards."""

from __future__ import annotations

from datetime import datetime

import orjson
from django.db import transaction
from django.db.models import Max

from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.workflow import rules
from motcua.workflow.models import Process
from motcua.workflow.terms import Definition, Problem

#: for which procedure and unit somebody may is asked where procedures and units are known
PUBLISHERS = frozenset({Role.REFORM, Role.ADMIN, Role.HEAD})


def publish(
    *, definition: Definition, limit: str, by: Actor, at: datetime, decision: str = "", strict: bool = False
) -> int:
    """Publish a definition for a time limit and return the id of its row.

    The same content under the same code is the same version: publishing it again changes nothing. Raises Refused with
    every problem found, NotYours unless `by` is the system, a head, a reform officer or an administrator.
    """
    if not by.system and not by.roles & PUBLISHERS:
        raise NotYours
    problems = rules.check(definition, limit, strict=strict)
    if problems:
        raise Refused(_listed(definition, problems, "vi"), _listed(definition, problems, "en"))
    return _versioned(definition, rules.as_json(definition), decision, at)


def _listed(definition: Definition, problems: list[Problem], language: str) -> str:
    head = "Chưa công bố được quy trình" if language == "vi" else "The process cannot be published"
    return f"{head} {definition.code}: " + " ".join(p.text.to(language) for p in problems)


@transaction.atomic
def _versioned(definition: Definition, content: dict[str, object], decision: str, at: datetime) -> int:
    Process.lock(definition.code)
    for known in Process.objects.filter(code=definition.code).order_by("-version"):
        if _canonical(known.definition) == _canonical(content):
            return int(known.pk)
    highest = Process.objects.filter(code=definition.code).aggregate(n=Max("version"))["n"] or 0
    made = Process.objects.create(
        code=definition.code,
        version=highest + 1,
        name=definition.name,
        definition=content,
        decision=decision,
        published_at=at,
    )
    return int(made.pk)


def _canonical(content: object) -> bytes:
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
