"""A PDF that comes in: opened, signatures left alone, scripts and hidden files taken out, heavy pictures made light."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Object, Pdf

from motcua.documents.rules import pdf as outside
from motcua.documents.rules.damage import Damaged, broken, locked
from motcua.documents.rules.preparing import photos

#: more than a person reads at one go; a bigger bundle comes in parts
MOST_PAGES = 300
#: bytes of one stream and of all, unpacked
_STREAM, _ALL = 150_000_000, 600_000_000
#: above this many bytes pictures inside are made lighter
_HEAVY = 1_500_000
#: actions that run, start, send or fetch something
_ACTS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMedia", "/GoToE", "/Movie", "/Sound"}
)
#: what acts by itself
_RUNS = ("/AA", "/JS", "/JavaScript", "/RichMediaContent", "/XFA")
#: where files of other kinds hide
_HIDES = ("/EmbeddedFiles", "/AF", "/EF")


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF made safe: its bytes, and what was found."""

    data: bytes
    pages: int
    signed: bool
    #: scripts or hidden files were taken out
    stripped: bool
    #: PDF/A
    archive: bool = False


def mended(data: bytes) -> Opened:
    """The PDF as it is kept. Signed or clean, its bytes stay as they are. Raises Damaged."""
    outside.check_end(data)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return _mended(data, pdf)
    except pikepdf.PasswordError as wrong:
        raise locked() from wrong
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, OSError) as wrong:
        raise broken("cấu trúc PDF") from wrong


def _mended(data: bytes, pdf: Pdf) -> Opened:
    pages = _count(pdf)
    _weigh(pdf)
    signed, runs = _signed(pdf), _strip(pdf, _RUNS)
    if signed and runs:
        raise Damaged(
            "có chữ ký số nhưng kèm mã lệnh tự chạy. Hãy xin nơi ký bản không có mã lệnh rồi gửi lại.",
            "is signed but carries scripts that run by themselves. Ask the signer for a copy without them.",
        )
    if signed:
        return Opened(data, pages, True, False)
    stripped = _strip(pdf, _HIDES) or runs
    lighter = len(data) > _HEAVY and _lighten(pdf)
    if not (stripped or lighter or pdf.is_encrypted or pdf.get_warnings()):
        return Opened(data, pages, False, False)
    return Opened(_written(pdf), pages, False, stripped)


def _count(pdf: Pdf) -> int:
    pages = len(pdf.pages)
    if not pages:
        raise broken("không có trang nào")
    if pages > MOST_PAGES:
        raise Damaged(
            f"có {pages} trang, nhiều hơn {MOST_PAGES} trang một tệp. Hãy tách thành nhiều tệp rồi gửi lần lượt.",
            f"has {pages} pages, more than {MOST_PAGES} in one file. Split it and send the parts one by one.",
        )
    return pages


def _weigh(pdf: Pdf) -> None:
    """Unpacks every stream to a bound, keeping nothing: what swells beyond it is no paper."""
    rest = _ALL
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and "/FlateDecode" in _filters(thing):
            if _filters(thing).count("/FlateDecode") > 1:
                raise photos.too_heavy()
            rest -= _unpacked(thing.read_raw_bytes(), min(_STREAM, rest))


def _filters(stream: Object) -> list[str]:
    said = stream.get("/Filter")
    if said is None:
        return []
    return [str(said)] if isinstance(said, Name) else [str(one) for one in said]


def _unpacked(packed: bytes, most: int) -> int:
    """How large the stream is unpacked. Raises Damaged beyond the bound."""
    unpacker, size, left = zlib.decompressobj(), 0, packed
    while left and not unpacker.eof:
        try:
            size += len(unpacker.decompress(left, 1 << 20))
        except zlib.error:  # not ours to judge: a reader shows what it can
            return size
        left = unpacker.unconsumed_tail
        if size > most:
            raise photos.too_heavy()
    return size


def _signed(pdf: Pdf) -> bool:
    """Whether some field holds a signature."""
    form = pdf.Root.get("/AcroForm")
    return form is not None and any(_is_signature(field, 0) for field in form.get("/Fields", ()))


def _is_signature(field: Any, depth: int) -> bool:
    if field.get("/FT") == Name.Sig and field.get("/V") is not None:
        return True
    return depth < 20 and any(_is_signature(kid, depth + 1) for kid in field.get("/Kids", ()))


def _strip(pdf: Pdf, names: tuple[str, ...]) -> bool:
    """Takes out what bears one of these names, and every action that runs something; whether there was any."""
    return sum(_tamed(thing, names, 0) for thing in [pdf.trailer, *pdf.objects]) > 0


def _tamed(thing: Any, names: tuple[str, ...], depth: int) -> int:
    """How much was taken out, in this and what lies directly inside; what lies elsewhere has its own turn."""
    if depth > 30 or not isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        return 0
    if isinstance(thing, pikepdf.Array):
        return sum(_tamed(one, names, depth + 1) for one in thing if not _apart(one))
    found = _without(thing, names)
    if str(thing.get("/S", "")) in _ACTS:
        thing["/S"] = Name("/None")
        found += 1
    return found + sum(_tamed(one, names, depth + 1) for _, one in thing.items() if not _apart(one))


def _apart(thing: Any) -> bool:
    return bool(getattr(thing, "is_indirect", False))


def _without(thing: Any, names: tuple[str, ...]) -> int:
    there = [name for name in names if name in thing]
    for name in there:
        del thing[name]
    return len(there)


def _lighten(pdf: Pdf) -> bool:
    """Scans of a machine set too fine are made as light as photos; whether any was."""
    changed = False
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
            changed |= _lightened(thing)
    return changed


def _lightened(stream: Any) -> bool:
    if (
        any(name in stream for name in ("/SMask", "/Mask", "/ImageMask", "/Decode"))
        or stream.get("/BitsPerComponent") != 8
    ):
        return False
    heavy = len(stream.read_raw_bytes())
    if heavy < 200_000:
        return False
    try:
        picture = pikepdf.PdfImage(stream).as_pil_image()
    except (pikepdf.PdfError, pikepdf.models.image.UnsupportedImageTypeError, ValueError, OSError, NotImplementedError):
        return False
    if picture.mode not in {"RGB", "L"}:
        return False
    light = photos.light(picture)
    if len(light.data) >= heavy * 0.9:
        return False
    stream.write(light.data, filter=Name.DCTDecode)
    stream.Width, stream.Height = light.size
    stream.ColorSpace = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
    return True


def _written(pdf: Pdf) -> bytes:
    written = BytesIO()
    pdf.save(written, encryption=False, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def joined(parts: list[bytes]) -> bytes:
    """Several PDFs as one, in their order."""
    whole = Pdf.new()
    for part in parts:
        with pikepdf.open(BytesIO(part)) as pdf:
            whole.pages.extend(pdf.pages)
    return _written(whole)


def stamped(data: bytes, stamp: bytes) -> bytes:
    """With the first page of another PDF laid over the first page, at its top left."""
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.open(BytesIO(stamp)) as over:
        first = pikepdf.Page(pdf.pages[0])
        box, mark = first.mediabox, pikepdf.Page(over.pages[0]).mediabox
        left, top = float(box[0]), float(box[3])
        first.add_overlay(over.pages[0], pikepdf.Rectangle(left, top - float(mark[3]), left + float(mark[2]), top))
        return _written(pdf)
