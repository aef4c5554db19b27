"""People say how they were served: once, freely, and without a name."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.test import Client

from motcua.dossiers.operations import deliver
from motcua.dossiers.record import secret
from motcua.feedback import operations, queries
from motcua.feedback.models import Rating
from motcua.feedback.terms import Place
from motcua.kernel.actor import citizen
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.queueing import hall

pytestmark = pytest.mark.django_db
OWNER = citizen("Người nộp hồ sơ")


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


def returned(staff: build.Staff) -> str:
    code = build.a_finished_dossier(staff).code
    deliver.return_result(code=code, by=staff.counter, at=build.MORNING)
    return code


def rate(code: str, score: int = 5) -> None:
    operations.rate(code=code, score=score, place=Place.ONLINE, by=OWNER, at=build.MORNING, secret=secret(code))


def test_a_dossier_is_rated_once(staff: build.Staff) -> None:
    code = returned(staff)
    rate(code)
    with pytest.raises(Refused, match="đã được đánh giá"):
        operations.rate(code=code, score=1, place=Place.COUNTER, by=staff.counter, at=build.MORNING)
    assert [r.score for r in Rating.objects.all()] == [5]
    assert queries.rated(code)


def test_before_the_result_nothing_is_rated(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    with pytest.raises(Refused, match="chưa có kết quả"):
        rate(code)


def test_who_holds_no_slip_and_sees_no_file_rates_nothing(staff: build.Staff) -> None:
    code = returned(staff)
    with pytest.raises(NotYours):
        operations.rate(code=code, score=1, place=Place.ONLINE, by=OWNER, at=build.MORNING, secret="AAAAAAAA")


def test_the_table_names_nobody(staff: build.Staff) -> None:
    code = returned(staff)
    rate(code)
    row = Rating.objects.values_list().get()
    assert code not in str(row) and build.APPLICANT.name not in str(row)


def test_few_ratings_are_not_shown(staff: build.Staff) -> None:
    unit, days = [build.unit_id(build.DISTRICT)], (date(2026, 3, 1), date(2026, 3, 31))
    for score in (5, 4, 3, 1):
        rate(returned(staff), score)
    assert queries.figures(unit, *days) == (None, ())
    rate(returned(staff), 4)
    whole, (part,) = queries.figures(unit, *days)
    assert whole is not None and (whole.count, whole.satisfied) == (5, 3)
    assert (part.procedure, part.average) == (build.PROCEDURE, 3.4)


def test_it_is_asked_where_the_dossier_is_followed_and_no_longer_once_answered(
    client: Client, staff: build.Staff
) -> None:
    code = returned(staff)
    address = f"/tra-cuu/{code}/{secret(code)}/"
    assert "Ông/Bà thấy việc phục vụ thế nào?" in client.get(address).content.decode()
    assert client.get(f"{address}danh-gia/").content.decode().count('name="score"') == 5
    assert client.post(f"{address}danh-gia/", {"score": "4"}).status_code == 302
    assert "Ông/Bà thấy việc phục vụ thế nào?" not in client.get(address).content.decode()


def rate_the_hall(score: int = 5, key: UUID | None = None) -> None:
    operations.rate_the_hall(unit=build.COUNTER, key=key or uuid4(), score=score, at=build.MORNING)


def test_the_hall_is_rated_no_more_often_than_numbers_were_given() -> None:
    hall.a_hall()
    with pytest.raises(Refused, match="mỗi số đã phát"):
        rate_the_hall()
    hall.drawn()
    rate_the_hall()
    with pytest.raises(Refused, match="mỗi số đã phát"):
        rate_the_hall()


def test_one_press_twice_at_the_machine_is_one_answer() -> None:
    hall.a_hall()
    hall.drawn()
    hall.drawn()
    key = uuid4()
    rate_the_hall(4, key)
    rate_the_hall(4, key)
    assert [r.score for r in Rating.objects.all()] == [4]


def test_what_is_said_about_no_dossier_is_no_part_of_the_figure_of_dossiers() -> None:
    hall.a_hall()
    for score in (5, 4, 1, 1, 1):
        hall.drawn()
        rate_the_hall(score)
    unit, days = [build.unit_id(build.DISTRICT)], (date(2026, 3, 1), date(2026, 3, 31))
    assert queries.figures(unit, *days) == (None, ())
    said = queries.of_halls(unit, *days)
    assert said is not None and (said.count, said.satisfied) == (5, 2)
