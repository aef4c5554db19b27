"""What people hand in, made for tests: photographed sheets, PDF of every character, Word texts."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pikepdf
import pillow_heif
from pikepdf import Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()


def a_photo(*, angle: float = 0.0, held: int = 1, size: tuple[int, int] = (600, 800), kind: str = "JPEG") -> bytes:
    """A sheet with lines of words, askew by some degrees; held: how the phone says it was held (EXIF)."""
    sheet = a_sheet(size).rotate(angle, Image.Resampling.BICUBIC, fillcolor=235)
    written, exif = BytesIO(), Image.Exif()
    exif[0x0112] = held
    turned = {1: 0, 6: 90, 8: 270, 3: 180}[held]
    said: dict[str, Any] = {"exif": exif} if kind == "JPEG" else {}
    sheet.rotate(turned, expand=True).convert("RGB").save(written, kind, **said)
    return written.getvalue()


def a_sheet(size: tuple[int, int] = (600, 800)) -> Image.Image:
    """The sheet as it lies straight: a heavy head and lines of words."""
    wide, high = size
    sheet = Image.new("L", size, 235)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle([wide // 4, high // 16, wide * 3 // 4, high // 12], fill=20)
    for row, top in enumerate(range(high // 8, high * 7 // 8, high // 40)):
        left = wide // 10
        for word in range(9):
            length = wide // 30 + (row * 7 + word * 13) % (wide // 18)
            if left + length > wide * 9 // 10:
                break
            pen.rectangle([left, top, left + length, top + high // 110], fill=40)
            left += length + wide // 60
    return sheet


def a_pdf(pages: int = 1, **root: Any) -> bytes:
    """A plain PDF; root: what else its catalogue says."""
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    for name, said in root.items():
        pdf.Root[f"/{name}"] = said
    return written(pdf)


def a_pdf_that_says(words: str) -> bytes:
    """A page of text, drawn by a program of an office: letters, no PDF/A."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
    plain = words.encode("ascii", "replace").decode()
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F 24 Tf 72 700 Td ({plain}) Tj ET".encode())
    return written(pdf)


def a_pdf_that_is_dark() -> bytes:
    """A page painted over."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 595 500 re f")
    return written(pdf)


def written(pdf: Pdf, **how: Any) -> bytes:
    """As bytes."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, **how)
    return out.getvalue()


def a_locked_pdf(user: str = "bí mật") -> bytes:
    """Opens with a password; with an empty one it opens for everybody and only printing is locked."""
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="chủ", user=user))
        return out.getvalue()


def a_pdf_with_scripts() -> bytes:
    """Runs a script when it is opened, and hides a file."""
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
    hidden = Dictionary(EmbeddedFiles=Dictionary(Names=[]))
    return a_pdf(OpenAction=action, Names=hidden)


def a_pdf_with_an_attachment() -> bytes:
    """A page, and another file inside."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.attachments["la.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ\x90\x00la")
    return written(pdf)


def a_word_bomb() -> bytes:
    """A Word text that unpacks to more than any dossier."""
    out = BytesIO(a_word_text())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/a.bin", bytes(210 * 1_048_576))
    return out.getvalue()


def a_photo_of_forty_megapixels() -> bytes:
    """As the newest phones take them."""
    out = BytesIO()
    a_sheet((800, 500)).resize((8000, 5000)).save(out, "JPEG", quality=60)
    return out.getvalue()


def a_signed_pdf(**root: Any) -> bytes:
    """With a field that holds a signature."""
    field = Dictionary(FT=Name.Sig, T=String("ky"), V=Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite")))
    return a_pdf(AcroForm=Dictionary(Fields=[field], SigFlags=3), **root)


def a_pdf_bomb() -> bytes:
    """A page whose content swells a thousandfold."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(b" " * 160_000_000)
    return written(pdf, compress_streams=True)


def a_scan_set_too_fine() -> bytes:
    """A PDF as scanners make it: one picture a page, several megabytes."""
    noise = Image.effect_noise((2400, 3200), 60).convert("RGB")
    picture = BytesIO()
    noise.save(picture, "JPEG", quality=92)
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    image = pdf.make_stream(picture.getvalue())
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 2400, 3200, Name.DeviceRGB, 8
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(A=image))
    pdf.pages[0].Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /A Do")
    return written(pdf)


def a_word_text(body: str = "<w:p><w:r><w:t>Đơn đề nghị của bà Ẩn</w:t></w:r></w:p>", relations: str = "") -> bytes:
    """A Word text with this body. relations: what else it is bound to."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            f'Target="word/document.xml"/>{relations}</Relationships>'
        ),
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in parts.items():
            archive.writestr(name, said)
    return out.getvalue()
