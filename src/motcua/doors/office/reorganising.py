"""A reorganisation as it is typed: changes and rules gathered one by one, carried in the form until it is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.http import QueryDict

from motcua.changes.operations.reorganise.units import What, entered
from motcua.changes.terms import Values
from motcua.kernel.refused import Refused

#: gathered changes and rules one form may carry
LONGEST = 200_000


@dataclass(slots=True)
class Gathered:
    """What was entered so far."""

    changes: list[Values] = field(default_factory=list)
    rules: list[Values] = field(default_factory=list)

    def written(self) -> str:
        """As the form carries it."""
        return orjson.dumps({"changes": self.changes, "rules": self.rules}).decode()


def read(text: str) -> Gathered:
    """What the form carried. Refused when somebody changed it by hand into something else."""
    if not text:
        return Gathered()
    try:
        said = orjson.loads(text[:LONGEST])
        changes, rules = [entered(c) for c in said["changes"]], [dict(r) for r in said["rules"]]
    except (ValueError, TypeError, KeyError):
        raise Refused("Mẫu đã hỏng: nhập lại từ đầu.", "The form is broken: begin anew.") from None
    return Gathered(changes, rules)


def act(found: Gathered, verb: str, typed: QueryDict) -> None:
    """Add a change or a rule, or take one away."""
    kind, _, number = verb.partition("-")
    if verb == "add":
        found.changes.append(change(typed))
    elif verb == "rule":
        found.rules.append(rule(typed))
    elif kind in {"drop", "unrule"} and number.isdigit():
        gathered = found.changes if kind == "drop" else found.rules
        del gathered[int(number) : int(number) + 1]


def change(typed: QueryDict) -> Values:
    """One change. What comes of it: a line each, `code; name; code of the parent`, or a code alone that exists."""
    what = typed.get("what", "")
    units = typed.get("procedures", "").split() if what == What.LEVEL else typed.getlist("units")
    lines = [line for line in typed.get("into", "").splitlines() if line.strip()][:50]
    into = [{"level": typed.get("level", "")}] if what == What.LEVEL else [_into(what, line, typed) for line in lines]
    return entered({"what": what, "units": units, "into": into})


def _into(what: str, line: str, typed: QueryDict) -> Mapping[str, str]:
    code, name, parent = [*(part.strip() for part in line.split(";")), "", ""][:3]
    if what == What.MOVE:
        return {"parent": code}
    if what == What.RENAME:
        return {"code": code, "name": name} if name else {"name": code}
    level = typed.get("level", "") if name else ""
    return {"code": code, "name": name, "parent": parent, "level": level}


def rule(typed: QueryDict) -> dict[str, Any]:
    """Who receives dossiers of a unit that ends into several."""
    return {name: typed.get(f"rule-{name}", "").strip() for name in ("before", "after", "field", "counter", "address")}
