"""Values of a form to and from plain data: what an event freezes is read back the same."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from motcua.documents.terms import SHEETS, Form, Sheet
from motcua.kernel.refused import Refused

#: lists that may not be empty: a form without them says nothing
_NOT_EMPTY = frozenset({"papers", "items", "reasons"})


def read(form: Form, data: Mapping[str, Any]) -> Sheet:
    """Values from plain data. Unknown keys are left out; a missing or wrong value raises Refused naming it."""
    return typing.cast(Sheet, record(SHEETS[form], data, form.value))


def write(values: Sheet) -> dict[str, Any]:
    """Plain data (text, numbers, lists, ISO dates) from values; read(form, write(v)) == v."""
    return typing.cast("dict[str, Any]", _plain(values))


def record(kind: Any, data: Any, where: str) -> Any:
    """A frozen record of the kind from plain data; where names it in a refusal."""
    if not isinstance(data, Mapping):
        raise _wrong(where, "phải là một nhóm giá trị")
    hints = typing.get_type_hints(kind)
    found: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        given = data.get(field.name)
        if given is not None:
            found[field.name] = _value(hints[field.name], given, f"{where}.{field.name}")
        elif _required(field):
            raise _wrong(f"{where}.{field.name}", "còn thiếu")
    _check_filled(kind, found, where)
    return kind(**found)


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _check_filled(kind: Any, found: dict[str, Any], where: str) -> None:
    for field in dataclasses.fields(kind):
        value = found.get(field.name)
        blank = isinstance(value, str) and not value.strip()
        if _required(field) and (blank or (field.name in _NOT_EMPTY and not value)):
            raise _wrong(f"{where}.{field.name}", "còn trống")


def _value(kind: Any, given: Any, where: str) -> Any:
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        kind = typing.get_args(kind)[0]
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_value(item, g, f"{where}[{i}]") for i, g in enumerate(_list(given, where)))
    if dataclasses.is_dataclass(kind):
        return given if isinstance(given, kind) else record(kind, given, where)  # type: ignore[arg-type]
    return _scalar(kind, given, where)


def _list(given: Any, where: str) -> Any:
    if not isinstance(given, list | tuple):
        raise _wrong(where, "phải là một danh sách")
    return given


def _scalar(kind: Any, given: Any, where: str) -> Any:
    try:
        if kind is datetime:
            return _aware(given if isinstance(given, datetime) else datetime.fromisoformat(given), where)
        if kind is date:
            return _day(given)
        return kind(given)
    except (TypeError, ValueError, ArithmeticError) as wrong:
        raise _wrong(where, f"không đọc được: {given!r}") from wrong


def _aware(moment: datetime, where: str) -> datetime:
    if moment.tzinfo is None:
        raise _wrong(where, "phải kèm múi giờ")
    return moment


def _day(given: Any) -> date:
    if isinstance(given, datetime):
        raise ValueError("a moment is not a day")
    return given if isinstance(given, date) else date.fromisoformat(given)


def _wrong(where: str, what: str) -> Refused:
    return Refused(f"Không in được biểu mẫu: giá trị {where} {what}.", f"Cannot draw the form: check value {where}.")


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, Fraction):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
