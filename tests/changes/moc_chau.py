"""A real seed on the eve of the end of its level: Huyện Mộc Châu with dossiers of its first quarter of 2023, some of
them still open, and a province that plans. New names are made up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from motcua.calendars import operations as calendars
from motcua.calendars import queries as working
from motcua.catalogue import operations as catalogue
from motcua.directory import operations as directory
from motcua.directory import queries as units
from motcua.doors.terminal.scenarios import file, loading, planning, procedures
from motcua.dossiers.operations import bulk
from motcua.kernel.actor import SYSTEM
from motcua.measures import operations as measures
from tests.build import at
from tests.changes.world import Office

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
DISTRICT = "H52.5"
GROUND = "Nghị quyết 203/2025/QH15; Nghị quyết sắp xếp đơn vị hành chính cấp xã tỉnh Sơn La"
#: new ward or commune -> (its name, the communes it is made of)
NEW = {
    "H52.71": ("UBND phường Mộc Châu (tên đặt)", ("21", "26", "29")),
    "H52.72": ("UBND phường Thảo Nguyên (tên đặt)", ("22", "31")),
    "H52.73": ("UBND xã Lóng Sập (tên đặt)", ("24", "25", "28")),
    "H52.74": ("UBND xã Đoàn Kết (tên đặt)", ("30", "32", "33")),
    "H52.75": ("UBND xã Tân Yên (tên đặt)", ("23", "27", "34", "35")),
}


def laid(every: int = 15) -> Office:
    """The district as if no end of it had been entered, with every open dossier and each so many of the others."""
    scenario = file.read("moc-chau-2023q1")
    living = [{k: v for k, v in u.items() if k != "to"} for u in scenario.directory["units"]]
    scenario = scenario.model_copy(update={"directory": scenario.directory | {"units": living}})
    now = at("8:00", date(2023, 1, 1))
    calendars.install_national(by=SYSTEM, at=now)
    directory.install(description=scenario.directory, by=SYSTEM, at=now)
    catalogue.publish(
        drafts=procedures.drafts(scenario), announcement=procedures.announcement(scenario), by=SYSTEM, at=now
    )
    unit = units.tree(scenario.report.end).by_code(DISTRICT).id
    lives = planning.lives(scenario, working.of_unit(unit))
    chosen = [life for n, life in enumerate(lives) if life.returned_at is None or n % every == 0]
    bulk.load(lives=chosen, crew=loading.crew(scenario))
    measures.roll_forward()
    return Office()


def moment(day: date = EVE, clock: str = "8:00") -> datetime:
    """A moment of the eve."""
    return at(clock, day)


def changes() -> list[dict[str, Any]]:
    """Five new communes with a centre each; the old ones merge into them; the district ends."""
    new = [{"code": c, "name": name, "level": "commune", "parent": "H52"} for c, (name, _) in NEW.items()]
    centres = [
        {"code": f"{c}.0", "name": f"Trung tâm Phục vụ hành chính công {name}", "level": "counter", "parent": c}
        for c, (name, _) in NEW.items()
    ]
    merged = [
        {"what": "merge", "units": [f"{DISTRICT}.{n}" for n in olds], "into": [{"code": c}]}
        for c, (_, olds) in NEW.items()
    ]
    return [
        {"what": "found", "into": [*new, *centres]},
        *merged,
        {"what": "abolish", "units": [DISTRICT], "into": [{"code": c} for c in NEW]},
    ]


#: what lay with the district: its land matters to one commune, its trade to another, the rest to a third
RULES = [
    {"before": DISTRICT, "after": "H52.75", "field": "Đất đai"},
    {"before": DISTRICT, "after": "H52.72", "field": "Thành lập và hoạt động của hộ kinh doanh"},
    {"before": DISTRICT, "after": "H52.71"},
]
