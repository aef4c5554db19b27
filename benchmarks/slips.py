"""Slips: CPU of one receipt by the kept Typst compiler against WeasyPrint drawing the same page (goal: 3 times less).

Both draw the whole paper, QR included, with the same fonts; ours is tagged PDF/A-2a and PDF/UA-1, the other plain."""

from __future__ import annotations

import base64
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

ROUNDS = int(os.environ.get("BENCH_N", "25"))
PAPERS = ("Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Giấy tờ tùy thân của người yêu cầu")
FIELDS = (
    ("Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức", "Lường Thị Ánh Tuyết"),
    ("Số định danh cá nhân/tổ chức", "014190012345"),
    ("Địa chỉ", "Tiểu khu 8, xã Chiềng Hắc, tỉnh Sơn La"),
    ("Số điện thoại", "0900 000 000"),
    ("Nội dung yêu cầu giải quyết", "Đăng ký khai sinh – cháu Lường Văn Đức"),
    ("Thời gian giải quyết hồ sơ theo quy định là", "01 ngày làm việc"),
    ("Thời gian nhận hồ sơ", "08 giờ 05 phút, ngày 02 tháng 10 năm 2025"),
    ("Thời gian trả kết quả giải quyết hồ sơ", "08 giờ 05 phút, ngày 03 tháng 10 năm 2025"),
    ("Đăng ký nhận kết quả tại", "Bộ phận Tiếp nhận và Trả kết quả UBND xã Chiềng Hắc"),
)
PAGE = """<html lang="vi"><head><title>Giấy tiếp nhận</title><style>{fonts}
@page {{ size: A4; margin: 20mm 18mm 18mm 30mm }} body {{ font: 13pt Slip }}
h1 {{ font-size: 14pt; text-align: center }}
table {{ width: 100%; border-collapse: collapse }} td, th {{ border: .5pt solid; padding: 3pt }}
.head td {{ border: 0; text-align: center }} img {{ width: 23mm; position: absolute; left: -25mm; top: -15mm }}
</style></head><body><img src="data:image/svg+xml;base64,{qr}" alt="QR">
<table class="head"><tr><td>UBND HUYỆN MỘC CHÂU<br><b>BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ</b></td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b><u>Độc lập - Tự do - Hạnh phúc</u></b></td></tr>
<tr><td>Số: 05/TNHS</td><td><i>Mộc Châu, ngày 02 tháng 10 năm 2025</i></td></tr></table>
<h1>GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</h1><p>Mã hồ sơ: {code}</p>{fields}
<table><tr><th>STT</th><th>Tên giấy tờ</th><th>Loại</th><th>Số lượng</th></tr>{papers}</table>
<table class="head"><tr><td><b>NGƯỜI NỘP HỒ SƠ</b><br><i>(Ký và ghi rõ họ tên)</i></td>
<td><b>NGƯỜI TIẾP NHẬN HỒ SƠ</b><br><i>(Ký và ghi rõ họ tên)</i><br><br><b>Lò Văn Dũng</b></td></tr></table><hr>
<p>Tra cứu tại motcua.example.vn/tra-cuu. Mã hồ sơ {code}. Mã tra cứu K7PM-42XQ.</p>
<table><tr><th>Lý do</th><th>Ngày</th><th>Tính</th></tr><tr><td>Ngày nhận</td><td>02/10</td><td>0</td></tr>
<tr><td>Ngày làm việc</td><td>03/10</td><td>1</td></tr></table></body></html>"""


def run() -> Iterator[dict[str, Any]]:
    """One line: median CPU milliseconds of each, size of the file, ratio, peak memory."""
    drawers = {"typst_kept": _ours(), **_reference()}
    for draw in drawers.values():
        draw(0)
    spent: dict[str, list[float]] = {name: [] for name in drawers}
    for n in range(1, ROUNDS + 1):  # in turn, so that the machine's mood meets all alike
        for name, draw in drawers.items():
            spent[name].append(_cpu(draw, n))
    medians = {name: round(statistics.median(times), 2) for name, times in spent.items()}
    line: dict[str, Any] = {"figure": "receipt, CPU ms", "rounds": ROUNDS, **medians}
    line |= {f"{name}_bytes": len(draw(0)) for name, draw in drawers.items()}
    if "weasyprint" in medians:
        line |= {"ratio": round(medians["weasyprint"] / medians["typst_kept"], 2), "goal": 3.0}
    else:
        line["note"] = "WeasyPrint is not installed here: no reference (requirements/bench.in)"
    yield line | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _cpu(draw: Callable[[int], bytes], n: int) -> float:
    start = time.process_time()
    draw(n)
    return (time.process_time() - start) * 1000


def _ours() -> Callable[[int], bytes]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    import django

    django.setup()
    from motcua.documents.operations import render
    from motcua.documents.terms import Form

    return lambda n: render(Form.RECEIPT, 2025, _values(n))


def _reference() -> dict[str, Callable[[int], bytes]]:
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):
        return {}
    fonts, kept = _faces(), FontConfiguration()

    def draw(n: int) -> bytes:
        made: bytes = weasyprint.HTML(string=_page(n, fonts)).write_pdf(font_config=kept)
        return made

    return {"weasyprint": draw}


def _faces() -> str:
    """The same fonts, as the style sheet names them."""
    import motcua.documents

    folder = Path(motcua.documents.__path__[0]) / "fonts"
    cuts = {"Regular": "", "Bold": "font-weight: bold;", "Italic": "font-style: italic;"}
    return "".join(
        f"@font-face {{ font-family: Slip; {style} src: url({(folder / f'Tinos-{cut}.ttf').as_uri()}) }}"
        for cut, style in cuts.items()
    )


def _code(n: int) -> str:
    return f"H52.10.30-251002-{n:04d}"


def _page(n: int, fonts: str) -> str:
    import segno

    code = BytesIO()
    segno.make(f"https://motcua.example.vn/tra-cuu/{_code(n)}/K7PM-42XQ", error="m", mask=3).save(code, kind="svg")
    rows = "".join(f"<tr><td>{i}</td><td>{p}</td><td>Bản chính</td><td>1</td></tr>" for i, p in enumerate(PAPERS, 1))
    fields = "".join(f"<p>{label}: {value}</p>" for label, value in FIELDS)
    qr = base64.b64encode(code.getvalue()).decode()
    return PAGE.format(fonts=fonts, qr=qr, code=_code(n), fields=fields, papers=rows)


def _values(n: int) -> dict[str, Any]:
    return {
        "parent_agency": "UBND huyện Mộc Châu",
        "unit_name": "Bộ phận Tiếp nhận và Trả kết quả",
        "place": "Mộc Châu",
        "number": "05/TNHS",
        "form_date": "2025-10-02",
        "tracking_url": f"https://motcua.example.vn/tra-cuu/{_code(n)}/K7PM-42XQ",
        "tracking_secret": "K7PM-42XQ",
        "dossier_code": _code(n),
        "intake_unit_name": "UBND xã Chiềng Hắc",
        "applicant_name": FIELDS[0][1],
        "applicant_id_no": FIELDS[1][1],
        "applicant_address": FIELDS[2][1],
        "phone": FIELDS[3][1],
        "request_content": FIELDS[4][1],
        "time_limit_text": FIELDS[5][1],
        "received_at": "2025-10-02T08:05:00+07:00",
        "due_at": "2025-10-03T08:05:00+07:00",
        "result_delivery": FIELDS[8][1],
        "papers": [{"name": name, "original": 1} for name in PAPERS],
        "received_by": "Lò Văn Dũng",
        "ledger": [
            {"on": "2025-10-02", "counted": "0", "why": "Ngày nhận"},
            {"on": "2025-10-03", "counted": "1", "why": "Ngày làm việc"},
        ],
    }
