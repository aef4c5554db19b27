"""Whatever a file says, reading it answers in words and never breaks."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.reading import reading
from tests.catalogue.test_reading_a_file import a_file, an_entry

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.sampled_from([0, 1, 1e-9, 0.25, 2.5, 20000, 3660, 1e300]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(["1.001193", "xã", "calendar_days", "months", "hours", "Văn thư", "x" * 5000]),
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner), max_leaves=6
)


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(spot for key, part in inner for spot in _spots(part, (*path, key)))]


def _with(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _with(value[path[0]], path[1:], other)
    return copy


@given(st.data())
def test_an_entry_with_anything_anywhere_is_taken_or_refused_with_lines(data: st.DataObject) -> None:
    entry = an_entry(time_limit_variants=[{"condition": "khác", "limit": {"kind": "months", "value": 1}}])
    for _ in range(data.draw(st.integers(1, 3))):
        entry = _with(entry, data.draw(st.sampled_from(_spots(entry)[1:])), data.draw(ANYTHING))

    read = reading(a_file(entry))

    assert read.errors or read.drafts
    assert all(e.line >= 1 and e.text for e in read.errors)


@given(st.binary(max_size=200))
def test_bytes_are_refused_in_words(raw: bytes) -> None:
    assert reading(raw).errors


@given(ANYTHING)
def test_any_json_is_refused_in_words(value: Any) -> None:
    assert reading(json.dumps(value).encode()).errors
