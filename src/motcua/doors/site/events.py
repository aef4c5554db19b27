"""Six events of life and the everyday words that lead to their procedures."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """An event, its name, what it covers in a few words, and what to search for."""

    slug: str
    name: Text
    covers: Text
    phrases: tuple[str, ...]


EVENTS = (
    LifeEvent(
        "sinh-con",
        Text("Sinh con", "Having a child"),
        Text("khai sinh, cha mẹ con, nuôi con nuôi", "birth, parentage, adoption"),
        ("đăng ký khai sinh", "nhận cha mẹ con", "thẻ bảo hiểm y tế trẻ em", "nuôi con nuôi"),
    ),
    LifeEvent(
        "ket-hon",
        Text("Kết hôn, gia đình", "Marriage and family"),
        Text("kết hôn, xác nhận độc thân, trích lục", "marriage, certificate of single status"),
        ("đăng ký kết hôn", "xác nhận tình trạng hôn nhân", "trích lục hộ tịch"),
    ),
    LifeEvent(
        "nha-dat",
        Text("Nhà, đất", "House and land"),
        Text("sổ đỏ, tách thửa, giấy phép xây dựng", "land title, parcels, building permit"),
        ("đăng ký đất đai cấp giấy chứng nhận", "chuyển nhượng quyền sử dụng đất", "tách thửa", "giấy phép xây dựng"),
    ),
    LifeEvent(
        "kinh-doanh",
        Text("Kinh doanh", "Running a business"),
        Text("hộ kinh doanh, giấy phép, ngừng hoạt động", "household business, licences"),
        ("đăng ký thành lập hộ kinh doanh", "chấm dứt hoạt động hộ kinh doanh", "giấy phép bán lẻ"),
    ),
    LifeEvent(
        "chung-thuc",
        Text("Chứng thực giấy tờ", "Certified copies"),
        Text("bản sao, chữ ký, hợp đồng", "copies, signatures, contracts"),
        ("chứng thực bản sao", "chứng thực chữ ký", "chứng thực hợp đồng giao dịch"),
    ),
    LifeEvent(
        "tro-giup",
        Text("Khó khăn, người mất", "Hardship and bereavement"),
        Text("trợ cấp, khuyết tật, khai tử, mai táng", "allowances, disability, death"),
        ("đăng ký khai tử", "hỗ trợ chi phí mai táng", "trợ cấp xã hội hằng tháng", "xác định mức độ khuyết tật"),
    ),
)


def named(slug: str) -> LifeEvent | None:
    """The event of that slug."""
    return next((event for event in EVENTS if event.slug == slug), None)
