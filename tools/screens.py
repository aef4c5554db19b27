"""Pictures of every main screen, and docs/screens.md that shows them by person: python tools/screens.py [ADDRESS].

Without an address the demonstration is started for as long as it takes.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import django
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).resolve().parent.parent / "docs"
DESK, PHONE = (1366, 768), (360, 740)
BOTH = (DESK, PHONE)
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)
CITIZEN = ""
#: accounts of the demonstration, as people call who holds them
PEOPLE = {
    CITIZEN: ("Người dân", "Citizens"), "hall": ("Sảnh chờ", "The hall"),
    "motcua": ("Công chức một cửa", "Counter clerk"),
    "chuyenvien": ("Công chức chuyên môn", "Case officer"), "lanhdao": ("Lãnh đạo", "Leader"),
    "vanthu": ("Văn thư", "Clerk of documents"), "caicach": ("Cải cách hành chính", "Reform officer"),
    "quantri": ("Quản trị", "Administrator"),
}  # fmt: skip


def typed(page: Page) -> None:
    """A person and a procedure at the counter."""
    for name, value in {"id_no": "004190000999", "name": "Lý Thị Thử", "phone": "0900 000 555"}.items():
        page.fill(f"#{name}", value)
    page.fill("#query", "1.001193")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").wait_for()
    page.evaluate("window.scrollTo(0, 0)")


def lined(page: Page) -> None:
    """A procedure and two people on the sheet."""
    page.fill("#query", "2.000815")
    page.keyboard.press("Enter")
    page.locator("#line-1-id_no").wait_for()
    for n, (number, name) in enumerate((("004190000999", "Lý Thị Thử"), ("004085000888", "Hoàng Văn Mẫu")), 1):
        page.fill(f"#line-{n}-id_no", number)
        page.fill(f"#line-{n}-name", name)
    page.evaluate("window.scrollTo(0, 0)")


def begun(page: Page) -> None:
    """A filing that has just been started."""
    page.get_by_role("button", name="Bắt đầu").click()
    page.wait_for_load_state()


@dataclass(frozen=True)
class Screen:
    """One page as one person sees it."""

    name: str
    who: str
    path: str
    vi: str
    en: str
    sizes: tuple[tuple[int, int], ...] = BOTH
    first: Callable[[Page], None] | None = None


SCREENS = [
    Screen("home", CITIZEN, "/", "Một ô hỏi “cần làm việc gì?”, tra cứu hồ sơ, giờ mở cửa.",
           "One box that asks what is needed, the look-up, the opening hours."),
    Screen("find", CITIZEN, "/thu-tuc/?tim=lam+giay+khai+sinh", "Tìm thủ tục bằng lời thường, không cần dấu.",
           "A procedure is found in everyday words."),
    Screen("procedure", CITIZEN, "/thu-tuc/1.001193/", "Ai làm được, mang gì, bao lâu, bao nhiêu tiền, ở đâu.",
           "Who may, what to bring, how long, how much, where."),
    Screen("file", CITIZEN, "/nop/1.001193/", "Nộp trực tuyến: mỗi trang một việc, lưu dở được.",
           "Filing online: one thing a page, kept when interrupted.", first=begun),
    Screen("track", CITIZEN, "<track>", "Ai đang giữ hồ sơ, tôi phải làm gì, khi nào có.",
           "Who has it, what I must do, when it comes."),
    Screen("check", CITIZEN, "<check>", "Quét mã QR trên giấy: kết quả còn giá trị hay không, ai ký.",
           "The QR code on a result says whether it holds and who signed it."),
    Screen("book", CITIZEN, "/dat-lich/?noi=H14.51.1&nhom=A", "Đặt giờ đến, khung nào còn chỗ.",
           "A time is booked where there is still room."),
    Screen("figures", CITIZEN, "/so-lieu/?don-vi=H52.5&nam=2023&ky=Q1", "Số liệu công khai của từng đơn vị.",
           "Open figures of each unit."),
    Screen("kiosk", "hall", "/kiosk/H14.51.1/", "Máy lấy số: ngón tay là đủ, xong thì quên người vừa dùng.",
           "The number machine: a finger is enough, and it forgets."),
    Screen("hall", "hall", "/phong-cho/H14.51.1/", "Màn hình phòng chờ, đọc được từ sáu mét.",
           "The screen of the waiting room, read at six metres.", (DESK,)),
    Screen("counter", "motcua", "/quay/", "Quầy: người nộp, thủ tục và giấy tờ, giấy hẹn; chỉ cần bàn phím.",
           "The counter: person, procedure and papers, slip; by keys alone.", first=typed),
    Screen("sheet", "motcua", "/quay/nhieu/", "Nhiều hồ sơ cùng loại trên một trang.",
           "Many files of one kind on one page.", first=lined),
    Screen("waiting", "motcua", "/quay/truc-tuyen/", "Hồ sơ nộp trực tuyến chờ tiếp nhận, hạn gần nhất trước.",
           "Filed online and waiting, the nearest deadline first."),
    Screen("calling", "motcua", "/goi-so/", "Gọi số, các hàng đang chờ.", "Numbers are called, the lines that wait."),
    Screen("printing", "motcua", "/quay/in/", "Giấy hẹn và nhãn chờ in.",
           "Slips and labels that wait for the printer."),
    Screen("digitise", "motcua", "<digitise>", "Số hóa giấy tờ một lần, dùng lại giấy đã có.",
           "A paper is digitised once; what is held is used again."),
    Screen("books", "motcua", "/so-sach/?so=hand-overs", "Sổ sách theo mẫu, in cho bất cứ thời gian nào.",
           "The prescribed books, printed for any period."),
    Screen("transfer", "motcua", "/ban-giao/moi/", "Bàn giao việc khi luân chuyển, hai bên cùng ký.",
           "Work is handed over when people move, signed by both."),
    Screen("inbox", "chuyenvien", "/viec/", "Việc của tôi, sắp theo hạn.", "My work, by its deadline."),
    Screen("dossier", "chuyenvien", "<dossier>", "Hồ sơ: là việc gì, đến lượt ai, hạn nào, thiếu gì, đã có gì xảy ra.",
           "A file: what it is, whose turn, until when, what is missing, what happened."),
    Screen("answers", "chuyenvien", "/phoi-hop/", "Lấy ý kiến đơn vị khác, ai còn nợ câu trả lời.",
           "Other units are asked; who still owes an answer."),
    Screen("morning", "lanhdao", "/sang-nay/", "Sáng nay: việc sắp trễ trong ba ngày, vì sao.",
           "This morning: what will be late in three days, and why."),
    Screen("approvals", "lanhdao", "/duyet/", "Việc cần quyết hôm nay, ký bằng một ngón tay.",
           "What to decide today, signed with one thumb."),
    Screen("tasks", "lanhdao", "/viec-giao/", "Việc đã giao, ai giữ, hạn nào.",
           "Tasks given, who has them, until when."),
    Screen("signing", "vanthu", "/ky/", "Ký số, đóng dấu nhiều kết quả một lượt.",
           "Many results are signed and sealed in one sitting."),
    Screen("register", "vanthu", "/so-sach/", "Sổ theo dõi hồ sơ.", "The register of files."),
    Screen("results", "vanthu", "/so-ket-qua/", "Sổ kết quả: số, người ký, còn giá trị hay đã thay.",
           "The register of results: number, signer, standing."),
    Screen("report", "caicach", "/bao-cao/", "Biểu II.06: số nào cũng mở ra danh sách của nó.",
           "The statutory form: every number opens its list."),
    Screen("process", "caicach", "<process>", "Sửa quy trình: hình vẽ chạy theo chữ gõ.",
           "A process is edited; its picture follows."),
    Screen("import", "caicach", "/quan-tri/thu-tuc/", "Danh mục thủ tục, nhập từ tệp.",
           "The catalogue, read from a file."),
    Screen("units", "quantri", "/quan-tri/", "Hệ thống có khỏe không, bằng câu; đơn vị và người dùng.",
           "Health in sentences; units and people."),
    Screen("outbox", "quantri", "/quan-tri/tin-bao/", "Tin báo đã gửi, ai chuyển, tin nào hỏng.",
           "Messages sent, who carries them, which failed."),
]  # fmt: skip


def main() -> None:
    """Sign in as each person once, look at their pages, write the page that shows them."""
    places = _places()
    with _served(sys.argv[1:]) as address, sync_playwright() as driver:
        spoken = {**os.environ, "LANGUAGE": "vi"}  # else a day is written in the browser's English
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=vi"], env=spoken)
        for who, screens in groupby(SCREENS, key=lambda screen: screen.who):
            mine = list(screens)
            for size in BOTH:
                page = _sit(browser, address, who, size)
                for screen in mine:
                    if size in screen.sizes:
                        _take(page, address + places.get(screen.path, screen.path), screen, size)
                page.context.close()
        browser.close()
    (DOCS / "screens.md").write_text(_shown())


@contextmanager
def _served(given: list[str]) -> Iterator[str]:
    """The demonstration at the address given, or one started here and ended after."""
    if given:
        yield given[0]
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    motcua = Path(sys.executable).parent / "motcua"
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([motcua, "demo", "--port", str(port)], stdout=subprocess.DEVNULL) as running:  # noqa: S603
        try:
            _wait_for(address, running)
            yield address
        finally:
            running.terminate()


def _wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    while running.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=9).close()  # noqa: S310
        except OSError:
            time.sleep(1)
        else:
            return
    raise SystemExit("The demonstration did not start: make demo says why.")


def _sit(browser: Browser, address: str, who: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN").new_page()
    if who not in (CITIZEN, "hall"):
        page.goto(f"{address}/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(who)
        page.get_by_label("Mật khẩu").fill(_password())
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_load_state()
    return page


def _take(page: Page, address: str, screen: Screen, size: tuple[int, int]) -> None:
    page.goto(address)
    if screen.first:
        screen.first(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    taken = Image.open(io.BytesIO(page.screenshot()))
    few = taken.convert("RGB").quantize(64, dither=Image.Dither.NONE)  # a page has few colours: a third of the bytes
    few.save(DOCS / "pictures" / f"screen-{screen.name}-{size[0]}.png", optimize=True)


def _shown() -> str:
    """The page: by person, one sentence in each language, the desk beside the phone."""
    lines = [
        "# Các màn hình / The screens", "",
        "Chụp từ dữ liệu trình diễn (`make demo`) ở 1366 px và 360 px; làm lại bằng `make screens`. /",
        "Taken from the demonstration (`make demo`) at 1366 px and 360 px; made anew by `make screens`.", "",
    ]  # fmt: skip
    for who, screens in groupby(SCREENS, key=lambda screen: screen.who):
        vi, en = PEOPLE[who]
        lines += [f"## {vi} / {en}", ""]
        for screen in screens:
            pictures = " ".join(_picture(screen, size) for size in screen.sizes)
            lines += [f"**{screen.vi}** {screen.en}", "", f"<p>{pictures}</p>", ""]
    return "\n".join(lines)


def _picture(screen: Screen, size: tuple[int, int]) -> str:
    height = 420
    width = round(height * size[0] / size[1])
    file = f"pictures/screen-{screen.name}-{size[0]}.png"
    return f'<img src="{file}" alt="{screen.vi} ({size[0]} px)" width="{width}" height="{height}">'


def _password() -> str:
    from motcua.doors.terminal.demonstration import living

    return living.password()


def _stirred(code: str, fresh: str) -> None:
    """Once: officer and clerk have each taken a file, and the leader has asked somebody about one."""
    from motcua.doors.terminal.demonstration.driving import someone
    from motcua.dossiers.operations import resolve
    from motcua.kernel.refused import Refused
    from motcua.work import operations as work
    from motcua.work.queries import errands

    now = timezone.now()
    officer, head = someone("chuyenvien", now), someone("lanhdao", now)
    for one, by in ((code, officer), (fresh, someone("motcua", now))):
        with suppress(Refused):  # somebody has worked in this demonstration
            resolve.take(code=one, by=by, at=now)
    if errands(head):
        return
    work.assign(
        code=code, words="Gọi người nộp hỏi giấy tờ còn thiếu, báo lại trước 10 giờ", owner=officer.person or 0,
        due=now.date() + timedelta(days=3), by=head, at=now, line="Nguy cơ trễ hẹn",
    )  # fmt: skip


def _places() -> dict[str, str]:
    """Addresses of the demonstration's own: a file being processed, a result given out, a change being drafted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    from motcua.dossiers import queries, record
    from motcua.kernel.actor import SYSTEM

    names = "Đàm Thị Bích", "Nông Thị Hiền", "Sầm Thị Lan", "Hoàng Thị Thơm"
    code, own, fresh, given = (next(row.code for row in queries.search(SYSTEM, name, 1)) for name in names)
    _stirred(own, fresh)
    paper = queries.page(SYSTEM, given).issued[-1]
    checked = paper.values["verify_url"].split("/kiem-tra/")[1]
    return {
        "<track>": f"/tra-cuu/{code}/{record.secret(code)}/", "<dossier>": f"/ho-so/{own}/",
        "<digitise>": f"/ho-so/{fresh}/so-hoa/", "<check>": f"/kiem-tra/{checked}",
        "<process>": "/quy-trinh/ban-thao/1/",
    }  # fmt: skip


if __name__ == "__main__":
    main()
