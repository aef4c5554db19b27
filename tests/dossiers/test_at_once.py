"""Several people, one moment: what the database promises when everybody acts at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from motcua.dossiers.models import Counter, Dossier, Event
from motcua.dossiers.operations import bundling, intake, resolve, submit
from motcua.dossiers.terms import Channel, Done
from motcua.kernel.refused import Refused
from tests import build
from tests.build import at

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """Each act in a thread and a connection of its own, all let go together; what it answered or raised."""
    together = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> Any:
        connection.ensure_connection()
        together.wait()
        try:
            return act()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_fifty_writers_get_fifty_codes_without_a_gap() -> None:
    build.a_district()
    clerk = build.a_counter_clerk()

    done = at_once([lambda: build.an_accepted_dossier(clerk)] * 50)

    codes = sorted(d.code for d in done)
    assert codes == [f"H52.30.0-260304-{n:04d}" for n in range(1, 51)]
    assert len({d.form_no for d in done}) == 50
    assert {c.n for c in Counter.objects.all()} == {50}


def test_a_failed_act_takes_no_number() -> None:
    build.a_district()
    clerk = build.a_counter_clerk()
    broken: dict[str, Any] = {"competent": "H52.99"}

    at_once([lambda: build.an_accepted_dossier(clerk, **broken)] * 5 + [lambda: build.an_accepted_dossier(clerk)] * 5)

    codes = sorted(Dossier.objects.values_list("code", flat=True))
    assert codes == [f"H52.30.0-260304-{n:04d}" for n in range(1, 6)]


def test_eight_clerks_accept_one_dossier_and_one_succeeds() -> None:
    build.a_district()
    clerks = [build.a_counter_clerk(f"c{n}") for n in range(8)]
    code = build.a_submitted_dossier().code

    done = at_once([lambda c=c: intake.accept(code=code, by=c, at=at("10:31")) for c in clerks])  # type: ignore[misc]

    refused = [d for d in done if isinstance(d, Refused)]
    assert (sum(isinstance(d, Done) for d in done), len(refused)) == (1, 7)
    assert Event.objects.filter(act="accept").count() == 1
    winner = Event.objects.get(act="accept").name
    assert {str(r) for r in refused} == {
        f"{winner} vừa tiếp nhận hồ sơ {code} lúc 10:31 ngày 04/03/2026. Hồ sơ đang ở trạng thái “Được tiếp nhận”; "
        "tải lại trang để xem việc tiếp theo."
    }


def test_five_posts_of_one_filing_make_one_dossier() -> None:
    build.a_district()
    filing = build.filing(key="một lần")

    done = at_once([lambda: submit.submit(**filing)] * 5)

    assert len({(d.code, d.secret, d.seq) for d in done}) == 1 and Dossier.objects.count() == 1
    assert [c.n for c in Counter.objects.all()] == [1]


def test_five_posts_of_one_taking_in_make_one_slip() -> None:
    build.a_district()
    filing = build.filing(key="một lần", by=build.a_counter_clerk(), channel=Channel.DIRECT)

    done = at_once([lambda: intake.take_in(**filing)] * 5)

    assert len({(d.code, d.form_no, d.due_at) for d in done}) == 1 and Event.objects.count() == 2
    assert {c.n for c in Counter.objects.all()} == {1}


def test_five_posts_of_one_step_move_it_once() -> None:
    build.a_district()
    clerk = build.a_counter_clerk()
    code = build.an_accepted_dossier(clerk).code

    done = at_once([lambda: resolve.complete_step(code=code, by=clerk, at=at("9:00"), key="bước")] * 5)

    assert len({(d.seq, d.state) for d in done}) == 1 and Event.objects.count() == 3


def test_two_officers_take_one_step_and_the_second_is_told_who_has_it() -> None:
    build.a_district()
    clerk, mai, nam = build.a_counter_clerk(), build.an_officer("mai"), build.an_officer("nam")
    code = build.an_accepted_dossier(clerk).code
    resolve.complete_step(code=code, by=clerk, at=at("9:00"))

    done = at_once([lambda o=o: resolve.take(code=code, by=o, at=at("9:30")) for o in (mai, nam)])  # type: ignore[misc]

    (refused,) = [d for d in done if isinstance(d, Refused)]
    taker = Event.objects.get(act="take").name
    assert str(refused).startswith(f"{taker} đang giữ bước “Thẩm định” của hồ sơ {code} từ 09:30 ngày 04/03/2026.")


def test_acts_on_one_dossier_keep_its_chain_whole() -> None:
    build.a_district()
    clerk = build.a_counter_clerk()
    code = build.an_accepted_dossier(clerk).code
    papers = [[build.PAPERS[0]]] * 6

    at_once(
        [
            lambda p=p: submit.supplement(code=code, papers=p, by=clerk, at=at("9:00"))
            for p in papers  # type: ignore[misc]
        ]
        + [lambda: resolve.complete_step(code=code, by=clerk, at=at("9:00"))] * 6
    )

    assert list(Event.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]


def test_taken_and_declined_at_once_it_is_one_of_both() -> None:
    staff = build.a_staffed_district()
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    resolve.hand_over(code=code, to=build.COMMUNE, reason="Xác minh", by=staff.officer, at=at("9:10"))
    dong, nam = (build.an_officer(name, unit=build.COMMUNE) for name in ("dong", "nam"))

    done = at_once([
        lambda: resolve.take(code=code, by=dong, at=at("9:30")),
        lambda: resolve.decline(code=code, reason="Không thuộc xã", by=nam, at=at("9:30")),
    ])  # fmt: skip

    assert (sum(isinstance(d, Done) for d in done), sum(isinstance(d, Refused) for d in done)) == (1, 1)
    assert Event.objects.filter(act__in=["take", "decline"]).count() == 1


def test_two_units_given_one_step_at_once_it_lies_with_one() -> None:
    staff = build.a_staffed_district()
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))

    done = at_once([
        lambda: resolve.hand_over(code=code, to=build.COMMUNE, reason="Xã một", by=staff.officer, at=at("9:30")),
        lambda: resolve.hand_over(code=code, to="H52.30.22", reason="Xã hai", by=staff.officer, at=at("9:30")),
    ])  # fmt: skip

    assert sum(isinstance(d, Done) for d in done) == 1
    (refused,) = [d for d in done if isinstance(d, Refused)]
    assert code in str(refused)
    assert Dossier.objects.get().tasks.count() == 1


def test_five_posts_of_one_bundle_make_one_bundle() -> None:
    build.a_district()
    build.a_procedure("1.999011")
    clerk = build.a_counter_clerk()
    parts = [bundling.Part(build.PROCEDURE, papers=build.PAPERS), bundling.Part("1.999011", after=build.PROCEDURE)]
    filing: dict[str, Any] = {
        "parts": parts, "unit": build.COUNTER, "applicant": build.APPLICANT, "channel": Channel.DIRECT, "by": clerk,
        "at": at("8:30"), "key": "một lần", "accept": True,
    }  # fmt: skip

    done = at_once([lambda: bundling.file_together(**filing)] * 5)

    assert len({tuple(one.code for one in d) for d in done}) == 1 and Dossier.objects.count() == 2


def test_two_sweeps_at_once_free_what_waited_once() -> None:
    build.a_district()
    build.a_procedure("1.999011")
    staff = build.Staff()
    parts = [bundling.Part(build.PROCEDURE, papers=build.PAPERS), bundling.Part("1.999011", after=build.PROCEDURE)]
    first, _ = bundling.file_together(
        parts=parts, unit=build.COUNTER, applicant=build.APPLICANT, channel=Channel.DIRECT, by=staff.counter,
        at=at("8:30"), key="k", accept=True,
    )  # fmt: skip
    submit.withdraw(code=first.code, reason="Đổi ý", by=staff.counter, at=at("9:00"))

    at_once([lambda: bundling.go_on(at=at("10:00"))] * 4)

    assert Event.objects.filter(act="supplement").count() == 1
