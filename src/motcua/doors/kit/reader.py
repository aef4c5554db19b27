"""How a person likes to read: language, text size, contrast. Kept in one small cookie, set only when they choose."""

from __future__ import annotations

from dataclasses import dataclass, replace

COOKIE = "hien-thi"
#: steps of A- A A+; the style sheet scales the root font by them, so everything in rem grows
SMALLEST, NORMAL, LARGEST = -1, 0, 3
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Reader:
    """One person's reading preferences."""

    language: str = "vi"
    size: int = NORMAL
    contrast: bool = False

    @property
    def classes(self) -> str:
        """Class names for the html element."""
        return f"size{self.size}" + (" contrast" if self.contrast else "")

    @property
    def smallest(self) -> bool:
        """Nothing smaller to offer."""
        return self.size <= SMALLEST

    @property
    def largest(self) -> bool:
        """Nothing larger to offer."""
        return self.size >= LARGEST

    def chose(self, choice: str) -> Reader:
        """The preferences after pressing one of the buttons; unknown choices change nothing."""
        sizes = {"nho": max(self.size - 1, SMALLEST), "vua": NORMAL, "to": min(self.size + 1, LARGEST)}
        if choice in sizes:
            return replace(self, size=sizes[choice])
        if choice in {"tang", "giam"}:
            return replace(self, contrast=choice == "tang")
        return replace(self, language=choice) if choice in LANGUAGES else self

    def cookie(self) -> str:
        """The cookie's value: language.size.contrast."""
        return f"{self.language}.{self.size}.{int(self.contrast)}"


def read(cookie: str) -> Reader:
    """The preferences a cookie holds; anything broken is the default."""
    language, _, rest = cookie.partition(".")
    size, _, contrast = rest.partition(".")
    known = language in LANGUAGES and size in {str(n) for n in range(SMALLEST, LARGEST + 1)}
    return Reader(language, int(size), contrast == "1") if known else Reader()
