"""The log only grows, and whoever changes it is found out."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from motcua.dossiers.models import Counter, Dossier, Event
from motcua.dossiers.operations import deliver
from tests import build
from tests.build import at


@pytest.mark.parametrize("sql", [
    "update dossiers_event set reason = 'khác'", "delete from dossiers_event", "truncate dossiers_event cascade",
    "update dossiers_event set reason = 'khác' where false",
])  # fmt: skip
def test_the_database_itself_refuses_to_change_the_log(staff: build.Staff, sql: str) -> None:
    build.an_accepted_dossier(staff.counter)

    with pytest.raises(DatabaseError, match="chỉ ghi thêm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(sql)

    assert Event.objects.count() == 2


def verified() -> tuple[str, bool]:
    """What `motcua audit verify` prints, and whether it found the log whole."""
    out = StringIO()
    try:
        call_command("audit", "verify", stdout=out)
    except CommandError as found:
        return out.getvalue() + str(found), False
    return out.getvalue(), True


def tamper(sql: str) -> None:
    """Change what nobody may change, as somebody with the database's own password could."""
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("set local session_replication_role = origin")


def test_an_untouched_log_is_whole(staff: build.Staff) -> None:
    code = build.a_finished_dossier(staff).code
    deliver.return_result(code=code, by=staff.counter, at=at("15:00"))
    build.a_submitted_dossier()

    said, whole = verified()

    assert whole and "2 hồ sơ" in said and "9 sự kiện" in said


@pytest.mark.parametrize(("sql", "named"), [
    ("update dossiers_event set reason = 'khác' where seq = 4", "sự kiện 4"),
    ("update dossiers_event set recorded_at = recorded_at - interval '1 microsecond', happened_at = happened_at"
     " - interval '1 microsecond' where seq = 3", "sự kiện 3"),
    ("update dossiers_event set data = replace(data, 'early', 'late ') where act = 'finish'", "sự kiện 7"),
    ("update dossiers_event set hash = decode(repeat('00', 32), 'hex') where seq = 2", "sự kiện 2"),
    ("delete from dossiers_event where seq = 3", "sự kiện 3"),
    ("delete from dossiers_event where seq = 7", "sự kiện 7"),
    ("delete from dossiers_event", "sự kiện 1"),
    ("update dossiers_event set seq = seq + 90 where seq in (4, 5);"
     " update dossiers_event set seq = 99 - seq where seq > 90", "sự kiện 4"),
    ("insert into dossiers_event (dossier_id, seq, act, happened_at, recorded_at, name, step, reason, state, data,"
     " form, form_no, hash) select dossier_id, 8, 'return_result', happened_at, recorded_at, name, '', '', 10, '{}',"
     " '', '', hash from dossiers_event where seq = 7", "sự kiện 8"),
])  # fmt: skip
def test_every_kind_of_tampering_is_found_and_named(staff: build.Staff, sql: str, named: str) -> None:
    code = build.a_finished_dossier(staff).code
    tamper(sql)

    said, whole = verified()

    assert not whole
    assert code in said and named in said


def test_a_dossier_taken_away_leaves_a_gap_in_its_numbers(staff: build.Staff) -> None:
    first = build.an_accepted_dossier(staff.counter).code
    build.an_accepted_dossier(staff.counter)
    dossier = Dossier.objects.get(code=first).pk
    tamper(f"delete from dossiers_event where dossier_id = {dossier}")
    tamper(f"delete from dossiers_task where dossier_id = {dossier}")
    tamper(f"delete from dossiers_dossier where id = {dossier}")

    said, whole = verified()

    assert not whole and "code/H52.30.0/260304" in said


@pytest.mark.parametrize(("sql", "named"), [
    ("update dossiers_event set form = '', form_no = '' where form_no like '01/%'", "RECEIPT/2026/1: đã cấp 1 số"),
    ("update dossiers_event set form_no = replace(form_no, '01/', '02/')", "RECEIPT/2026/2"),
    ("update dossiers_counter set n = 3 where series like 'RECEIPT/%'", "RECEIPT/2026/3"),
])  # fmt: skip
def test_a_gap_in_the_numbers_of_a_form_is_found(staff: build.Staff, sql: str, named: str) -> None:
    for _ in range(2):
        build.an_accepted_dossier(staff.counter)
    assert verified()[1]
    tamper(sql)

    said, whole = verified()

    assert not whole and named in said


def test_a_counter_set_back_is_found(staff: build.Staff) -> None:
    build.an_accepted_dossier(staff.counter)
    Counter.objects.update(n=0)

    assert not verified()[1]


def rebuilt() -> tuple[str, bool]:
    """What `motcua rebuild --check` prints, and whether the rows equal the fold of the log."""
    out = StringIO()
    try:
        call_command("rebuild", "--check", stdout=out)
    except CommandError as found:
        return out.getvalue() + str(found), False
    return out.getvalue(), True


def test_the_rows_equal_the_fold_of_the_log(staff: build.Staff) -> None:
    build.a_finished_dossier(staff)
    build.an_accepted_dossier(staff.counter)
    build.a_submitted_dossier()

    assert rebuilt() == (
        "3 hồ sơ dựng lại từ nhật ký, tất cả khớp. / 3 dossiers rebuilt from the log, all equal.\n",
        True,
    )


@pytest.mark.parametrize(("sql", "named"), [
    ("update dossiers_dossier set state = 4", "state"),
    ("update dossiers_dossier set due_at = due_at + interval '1 day'", "due_at"),
    ("update dossiers_dossier set verdict = 'late'", "verdict"),
    ("update dossiers_dossier set original_due_at = original_due_at + interval '1 day'", "original_due_at"),
    ("delete from dossiers_task", "tasks"),
])  # fmt: skip
def test_a_row_that_differs_from_its_log_is_named_with_the_column(staff: build.Staff, sql: str, named: str) -> None:
    code = build.a_finished_dossier(staff).code
    tamper(sql)

    said, equal = rebuilt()

    assert not equal and code in said and named in said


def test_rebuild_mends_the_row_from_the_log(staff: build.Staff) -> None:
    build.a_finished_dossier(staff)
    tamper("update dossiers_dossier set state = 4, verdict = null")
    tamper("delete from dossiers_task")

    call_command("rebuild", stdout=StringIO())

    assert rebuilt()[1]
