"""A grid of cells, independent of any file format."""

import unicodedata
from dataclasses import dataclass, field


@dataclass
class Cell:
    value: object = None
    bold: bool = False
    formula: str | None = None
    number: str = "General"
    font: str = "Times New Roman"


@dataclass
class Grid:
    name: str
    cells: dict = field(default_factory=dict)  # (row, column), 0-based
    merges: list = field(default_factory=list)  # (top, left, bottom, right)
    hidden: bool = False
    row: int = 0

    def put(self, row, column, value, **what):
        if value is not None or what.get("formula"):
            self.cells[row, column] = Cell(value, **what)

    def line(self, values, start=0, **what):
        """Writes a row of values at the pen and moves it on; the row's number is returned."""
        for column, value in enumerate(values, start):
            self.put(self.row, column, value, **what)
        self.row += 1
        return self.row - 1

    def merge(self, top, left, bottom, right):
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def wide(self):
        """A width for each column: narrow for numbers, wide for sentences below the title."""
        lengths = {}
        for (row, column), cell in self.cells.items():
            if row > 2 and cell.value is not None:
                lengths.setdefault(column, []).append(len(str(cell.value)))
        return {column: max(6, min(55, sorted(many)[len(many) * 4 // 5] + 3)) for column, many in lengths.items()}

    def texts(self, change):
        """The same grid with every text changed."""
        for cell in self.cells.values():
            if isinstance(cell.value, str):
                cell.value = change(cell.value)
        return self


def letter(column):
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def nfd(text):
    return unicodedata.normalize("NFD", text)


_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ"
_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§"
_TABLE = dict(zip(_UNICODE, _TCVN3, strict=True))


def tcvn3(text):
    """Text as an old .VnTime file holds it; capitals with tones do not exist there and become small."""
    out = []
    for character in unicodedata.normalize("NFC", text):
        if character not in _TABLE and character.lower() in _TABLE:
            character = character.lower()
        out.append(_TABLE.get(character, character))
    return "".join(out)


def vietnamese(value):
    """1234.5 → 1.234,5."""
    return f"{value:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def english(value):
    """1234.5 → 1,234.5."""
    return f"{value:,}"


def in_unit(dong, unit):
    """đồng in a unit, whole where it is whole."""
    return dong // unit if dong % unit == 0 else dong / unit
