"""A photo or a scan as one page: turned as it was held, straightened, shrunk until it is light and still reads."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps

from motcua.documents.rules.damage import Damaged, broken, cut_short
from motcua.documents.rules.preparing.straight import askew

#: the longer edge, in points: A4 at 200 to the inch, as scanners of offices do and OCR wants
EDGE = 2340
#: bytes one page may weigh
LIGHT = 900_000
#: tried in turn: quality of the JPEG, part of the edge
_TRIES = ((75, 1.0), (60, 1.0), (50, 0.85), (40, 0.7), (30, 0.5))
#: several times what the best phone takes of one sheet; JPEG is read at a fraction of its size anyway
_PIXELS = 210_000_000

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = _PIXELS


def page(data: bytes) -> bytes:
    """The page as a light JPEG without what the phone wrote beside the picture (place, owner). Raises Damaged."""
    picture = _upright(data)
    if angle := askew(picture):
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    return light(picture).data


def plain(data: bytes) -> bytes | None:
    """A picture that stands within a text: light, but not turned; None where it cannot be read."""
    try:
        return light(_upright(data)).data
    except Damaged:
        return None


@dataclass(frozen=True, slots=True)
class Light:
    """A picture as JPEG, and its size in points."""

    data: bytes
    size: tuple[int, int]


def light(picture: Image.Image) -> Light:
    """The picture at the first of several qualities at which it is light."""
    made = Light(b"", (0, 0))
    for quality, part in _TRIES:
        written, small = BytesIO(), _within(picture, int(EDGE * part))
        small.save(written, "JPEG", quality=quality, optimize=True)
        made = Light(written.getvalue(), small.size)
        if len(made.data) <= LIGHT:
            break
    return made


def _upright(data: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(data))
        picture.draft("RGB", (EDGE, EDGE))
        picture.load()
        turned = ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as wrong:
        raise too_heavy() from wrong
    except (OSError, EOFError) as wrong:
        raise cut_short() if "truncated" in str(wrong) else broken("điểm ảnh") from wrong
    except (ValueError, SyntaxError, TypeError, IndexError, KeyError, RuntimeError) as wrong:
        raise broken("điểm ảnh") from wrong
    return _on_white(_within(turned, EDGE))


def too_heavy() -> Damaged:
    """More inside than can be opened safely."""
    return Damaged(
        "quá nặng để mở an toàn (bên trong lớn hơn nhiều so với bên ngoài). Hãy chụp lại ở độ phân giải thường, hoặc "
        "in lại thành PDF rồi gửi.",
        "is too heavy inside to be opened safely. Take it again at normal resolution, or print it to PDF, and send it.",
    )


def _within(picture: Image.Image, edge: int) -> Image.Image:
    longer = max(picture.size)
    if longer <= edge:
        return picture
    size = (max(1, picture.width * edge // longer), max(1, picture.height * edge // longer))
    return picture.convert("RGBA" if _see_through(picture) else "RGB").resize(
        size, Image.Resampling.LANCZOS, reducing_gap=2
    )


def _see_through(picture: Image.Image) -> bool:
    return "A" in picture.mode or "transparency" in picture.info


def _on_white(picture: Image.Image) -> Image.Image:
    """Paper shows through where the picture is transparent; grey stays grey."""
    if not _see_through(picture):
        return picture if picture.mode in {"RGB", "L"} else picture.convert("RGB")
    solid = picture.convert("RGBA")
    paper = Image.new("RGB", solid.size, "white")
    paper.paste(solid, mask=solid.getchannel("A"))
    return paper
