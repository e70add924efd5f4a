"""Small independent readers for the check: .xlsx with its formulas worked out again, .xls, .csv."""

import csv
import re
import struct
from decimal import Decimal

import openpyxl


def xlsx(path, sheet=None):
    """{(row, column): value} of a sheet, 1-based; every formula is worked out and held against its result."""
    formulas = openpyxl.load_workbook(path)
    results = openpyxl.load_workbook(path, data_only=True)
    name = sheet or formulas.sheetnames[0]
    cells = {}
    for row in formulas[name].iter_rows():
        for cell in row:
            if cell.value is not None:
                cells[cell.row, cell.column] = cell.value

    def number(at):
        value = cells.get(at)
        if isinstance(value, str) and value.startswith("="):
            return work_out(value[1:])
        if value in (None, ""):
            return Decimal(0)
        return Decimal(str(value))

    def reference(text):
        letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", text).groups()
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        return int(digits), column

    def work_out(text):
        summed = re.fullmatch(r"SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", text)
        if summed:
            (top, left), (bottom, right) = map(reference, summed.groups())
            inside = [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
            return sum((number(at) for at in inside if not _typed_text(cells.get(at))), Decimal(0))
        total = Decimal(0)
        for sign, term in re.findall(r"([+-]?)([^+-]+)", text):
            product = Decimal(1)
            for factor in term.split("*"):
                product *= number(reference(factor))
            total += -product if sign == "-" else product
        return total

    worked = 0
    for (row, column), value in list(cells.items()):
        if isinstance(value, str) and value.startswith("="):
            result = Decimal(str(results[name].cell(row, column).value))
            again = work_out(value[1:])
            assert result == again, f"{path.name} {name} {row},{column}: {value} holds {result}, makes {again}"
            worked += 1
    out = {at: results[name].cell(*at).value for at in cells}
    return out, worked


def _typed_text(value):
    return isinstance(value, str) and not value.startswith("=")


def table(cells, head, first):
    """Rows under the header cell whose text is `head` as lists, from row `first` after it."""
    top, left = next(at for at, value in cells.items() if value == head)
    last, right = max(r for r, _ in cells), max(c for _, c in cells)
    return [[cells.get((r, c)) for c in range(left, right + 1)] for r in range(top + first, last + 1)]


def whole(value, unit=1):
    """A cell's number as whole đồng; text with dotted thousands too."""
    if isinstance(value, str):
        value = value.replace(".", "")
    dong = Decimal(str(value)) * unit
    assert dong == dong.to_integral_value(), value
    return int(dong)


def separated(path):
    """Rows of the .csv as dictionaries."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


def xls(path):
    """{(sheet, row, column): value} of an Excel 97 file: numbers and shared strings, 1-based."""
    data = path.read_bytes()
    stream = _workbook_stream(data)
    strings, bounds, at = [], [], 0
    records = []
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        records.append((at, kind, stream[at + 4:at + 4 + size]))
        at += 4 + size
    for i, (_, kind, body) in enumerate(records):
        if kind == 0x85:
            offset, _, length, wide = struct.unpack_from("<IHBB", body, 0)
            bounds.append((offset, body[8:8 + length * (wide + 1)].decode("utf-16-le" if wide else "latin-1")))
        if kind == 0xFC:
            assert records[i + 1][1] != 0x3C, "string table in more than one record"
            place = 8
            for _ in range(struct.unpack_from("<I", body, 4)[0]):
                length, flags = struct.unpack_from("<HB", body, place)
                width = 1 + (flags & 1)
                strings.append(body[place + 3:place + 3 + length * width].decode("utf-16-le" if flags & 1 else "latin-1"))
                place += 3 + length * width
    cells = {}
    for offset, kind, body in records:
        name = [name for start, name in sorted(bounds) if start <= offset]
        if not name:
            continue
        if kind == 0xFD:
            row, column, _, index = struct.unpack_from("<HHHI", body)
            cells[name[-1], row + 1, column + 1] = strings[index]
        elif kind == 0x203:
            row, column, _, value = struct.unpack_from("<HHHd", body)
            cells[name[-1], row + 1, column + 1] = value
        elif kind == 0x27E:
            row, column, _, packed = struct.unpack_from("<HHHI", body)
            cells[name[-1], row + 1, column + 1] = _rk(packed)
        elif kind == 0xBD:
            row, column = struct.unpack_from("<HH", body)
            for i in range((len(body) - 6) // 6):
                cells[name[-1], row + 1, column + 1 + i] = _rk(struct.unpack_from("<I", body, 6 + 6 * i)[0])
    return cells


def _rk(packed):
    if packed & 2:
        value = (packed >> 2) - ((packed >> 31) << 30)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value


def _workbook_stream(data):
    """The stream `Workbook` of a compound file whose sector table stands in its header."""
    assert data[:8] == bytes.fromhex("d0cf11e0a1b11ae1")
    sector = 1 << struct.unpack_from("<H", data, 30)[0]

    def at(n):
        return data[sector * (n + 1):sector * (n + 2)]

    chains = []
    for n in struct.unpack_from("<109I", data, 76):
        if n < 0xFFFFFFFC:
            chains += struct.unpack(f"<{sector // 4}I", at(n))

    def chain(n):
        out = b""
        while n < 0xFFFFFFFC:
            out, n = out + at(n), chains[n]
        return out

    entries = chain(struct.unpack_from("<I", data, 48)[0])
    for place in range(0, len(entries), 128):
        length = struct.unpack_from("<H", entries, place + 64)[0]
        name = entries[place:place + max(0, length - 2)].decode("utf-16-le")
        if name == "Workbook":
            start, size = struct.unpack_from("<I", entries, place + 116)[0], struct.unpack_from("<I", entries, place + 120)[0]
            return chain(start)[:size]
    raise AssertionError("no stream Workbook")
