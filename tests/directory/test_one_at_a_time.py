"""The walls in the database, below every operation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.directory import operations, queries
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import Refused
from tests.directory.places import AT, START, TODAY, a_person, a_province, a_seat, a_unit

COPIES = [
    "insert into directory_unit (code, name, short_name, level, place, address, phone, count_mode, valid_from) "
    "select code, name, '', level, '', '', '', '', valid_from + 30 from directory_unit where code = 'H52.10'",
    "insert into directory_holding (post_id, person_id, valid_from) "
    "select post_id, person_id, valid_from + 30 from directory_holding",
    "insert into directory_standin (holding_id, person_id, starts_on, ends_on, reason) "
    "select holding_id, person_id, starts_on + 1, ends_on + 1, '' from directory_standin",
]


@pytest.mark.django_db
@pytest.mark.parametrize("copy", COPIES)
def test_the_database_itself_refuses_two_at_a_time(copy: str) -> None:
    a_province()
    a_person("mai")
    a_person("lan")
    post = a_seat("mai", "H52.10", Role.OFFICER)
    day = date(2024, 3, 8)
    operations.stand_in(post=post, person="lan", starts=TODAY, ends=day, reason="Ốm", by=SYSTEM, at=AT)

    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copy)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_at_once_get_one_success_and_one_clear_answer() -> None:
    a_unit("H52", "Tỉnh Sơn La", Level.PROVINCE)

    def found(name: str) -> str:
        try:
            a_unit("H52.40", name, Level.DISTRICT, "H52", on=START)
            return "founded"
        except Refused as no:
            return str(no)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(found, ["Huyện Một", "Huyện Hai", "Huyện Ba", "Huyện Bốn"]))

    assert answers.count("founded") == 1
    assert sum("đang là của" in a for a in answers) == 3
    assert queries.tree(TODAY).by_code("H52.40")
