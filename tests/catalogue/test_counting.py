"""How many procedures there are, and by how much their time is cut."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from motcua.catalogue import queries
from motcua.directory.terms import Level
from tests.catalogue.test_publishing import _publish, a_draft

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


def test_procedures_are_counted_by_level_field_and_service() -> None:
    _publish(a_draft(), a_draft(code="1.999002", name="Thủ tục huyện", level=Level.DISTRICT, field="Đất đai"))

    counts = queries.counts(DAY)

    assert (counts.total, counts.by_level) == (2, {Level.COMMUNE: 1, Level.DISTRICT: 1})
    assert counts.by_field == {"Hộ tịch": 1, "Đất đai": 1}
    assert queries.counts(date(2023, 1, 1)).total == 0


def test_the_cut_is_computed_for_each_procedure_and_for_all() -> None:
    same = {"legal_limit": "5d", "committed_limit": "5d"}
    _publish(a_draft(), a_draft(code="1.999002", name="Không cắt", **same))

    cuts = queries.cuts(DAY)

    assert [(c.version.procedure_code, c.share) for c in cuts.cut] == [("1.999001", Fraction(1, 5))]
    assert cuts.overall == Fraction(1, 10)
