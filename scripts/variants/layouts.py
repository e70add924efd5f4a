"""The layouts: the same 100 task-years told in ways that have little in common."""

import random
import re
from pathlib import Path

from example.figures import OTHER, SECTIONS, STATE, TASKS, YEARS, planned

from .grid import Grid, in_unit, letter

FOLDER = Path(__file__).resolve().parents[2] / "budgets" / "bac-giang-xay-som-bun-2021-2025"
DONG, THOUSAND, MILLION, BILLION = 1, 1_000, 1_000_000, 1_000_000_000
UNIT = {DONG: "đồng", THOUSAND: "nghìn đồng", MILLION: "triệu đồng", BILLION: "tỷ đồng"}
TITLE = "TỔNG HỢP KINH PHÍ THỰC HIỆN HỢP TÁC VỚI TỈNH XAY SÔM BUN GIAI ĐOẠN 2022-2025"


def wording():
    """The plan's own sentence of every task, cut at a word as officers do."""
    text = (FOLDER / "ke-hoach.txt").read_text(encoding="utf-8")
    out = {}
    for code, sentence in re.findall(r"^(\d\.\d)\. (.+)$", text, re.M):
        if code in TASKS and code not in out:
            first = re.split(r"(?<=[a-zà-ỹđ\)])[.;] ", sentence)[0].rstrip(" .")
            out[code] = first if len(first) <= 120 else first[:120].rsplit(" ", 1)[0].rstrip(" ,;")
    assert set(out) == set(TASKS), set(TASKS) - set(out)
    return out


WORDS = wording()


def tasks_of(section):
    return [code for code in TASKS if code.split(".")[0] == section]


def head(grid, unit, last, line=True, title=TITLE):
    grid.put(0, 0, "UBND TỈNH BẮC GIANG", bold=True)
    grid.put(1, 0, title, bold=True)
    grid.merge(1, 0, 1, last)
    grid.row = 2
    if line:
        grid.put(2, last, f"Đơn vị tính: {UNIT[unit].capitalize()}")
        grid.row = 3


def years(unit, *, codes=True, agency=False, total="last", sums=True, show=None, formulas=True, unit_line=True, code_of=None, row_total=True, name="Sheet1"):
    """A column a year. `show` writes an amount as text."""
    grid = Grid(name)
    first = int(codes) + 1 + int(agency)
    columns = ([["STT"] if codes else [], ["Nội dung"], ["Đơn vị chủ trì"] if agency else []])
    names = [text for part in columns for text in part] + [f"Năm {year}" for year in YEARS] + (["Cộng"] if row_total else [])
    last = len(names) - 1
    head(grid, unit, last, unit_line)
    if not unit_line:
        names = [f"{text} ({UNIT[unit]})" if i >= first else text for i, text in enumerate(names)]
    grid.line(names, bold=True)
    top = grid.row
    if total == "first":
        grid.row += 1
    rows, section_rows = {}, {}
    for number, title in SECTIONS:
        section_rows[number] = grid.line([number if codes else None, title], 0 if codes else -1, bold=True) if codes else grid.line([title], bold=True)
        for code in tasks_of(number):
            rows[code] = grid.row
            text = [code_of(code)] if codes and code_of else [code] if codes else []
            grid.line(text + [WORDS[code]] + ([TASKS[code][1]] if agency else []))
    if total == "last":
        total_row = grid.row
        grid.row += 1
    else:
        total_row = top

    def amount(row, column, dong, formula=None, bold=False):
        value = in_unit(dong, unit)
        if show:
            grid.put(row, column, show(value) if dong else None, bold=bold)
        elif formula and formulas:
            grid.put(row, column, value, formula=formula, bold=bold, number="#,##0.###")
        elif dong:
            grid.put(row, column, value, bold=bold, number="#,##0.###")

    grid.put(total_row, first - 1 - int(agency), "Tổng cộng" if total == "last" else "TỔNG SỐ", bold=True)
    for y, year in enumerate(YEARS):
        at = letter(first + y)
        for code, row in rows.items():
            amount(row, first + y, planned(code, year))
        if sums:
            for number, row in section_rows.items():
                codes_in = tasks_of(number)
                amount(row, first + y, sum(planned(c, year) for c in codes_in), f"=SUM({at}{rows[codes_in[0]] + 1}:{at}{rows[codes_in[-1]] + 1})", True)
        adds = "=" + "+".join(f"{at}{(r if sums else rows[tasks_of(n)[0]]) + 1}" for n, r in section_rows.items())
        if not sums:
            low, high = min(rows.values()) + 1, max(rows.values()) + 1
            adds = f"=SUM({at}{low}:{at}{high})"
        amount(total_row, first + y, sum(planned(c, year) for c in TASKS), adds, True)
    if row_total:
        a, b = letter(first), letter(first + 3)
        wanted = dict(rows) | ({f"section {n}": r for n, r in section_rows.items()} if sums else {}) | {"all": total_row}
        for key, row in wanted.items():
            codes_in = [key] if key in TASKS else tasks_of(key.split()[1]) if key.startswith("section") else list(TASKS)
            amount(row, last, sum(planned(c, y) for c in codes_in for y in YEARS), f"=SUM({a}{row + 1}:{b}{row + 1})", key not in TASKS)
    return grid


def roman(unit):
    """I, 1, 2 … II, 1, 2 …; the plan's numbers are nowhere; label row."""
    grid = Grid("Biểu 1")
    head(grid, unit, 7)
    grid.line(["TT", "Nội dung công việc", "Cơ quan thực hiện", "Tổng kinh phí", *[f"Dự toán năm {y}" for y in YEARS]], bold=True)
    grid.line(["A", "B", "C", "1=2+3+4+5", "2", "3", "4", "5"])
    for roman_number, (number, title) in zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"), SECTIONS, strict=True):
        codes = tasks_of(number)
        values = [sum(planned(c, y) for c in codes) for y in YEARS]
        grid.line([roman_number, title.upper(), None, in_unit(sum(values), unit), *[in_unit(v, unit) if v else None for v in values]], bold=True)
        for n, code in enumerate(codes, 1):
            values = [planned(code, y) for y in YEARS]
            grid.line([n, WORDS[code], TASKS[code][1], in_unit(sum(values), unit), *[in_unit(v, unit) if v else "-" for v in values]])
    values = [sum(planned(c, y) for c in TASKS) for y in YEARS]
    grid.line([None, "CỘNG", None, in_unit(sum(values), unit), *[in_unit(v, unit) for v in values]], bold=True)
    return grid


def by_agency(unit):
    """Grouped by agency, the plan's number in a column of its own, total first."""
    grid = Grid("Theo don vi")
    head(grid, unit, 6)
    grid.line(["STT", "Cơ quan, nhiệm vụ", "Mục trong KH", *[str(y) for y in YEARS]], bold=True)
    grid.line(["Tổng số", None, None, *[in_unit(sum(planned(c, y) for c in TASKS), unit) for y in YEARS]], bold=True)
    agencies = {}
    for code in TASKS:
        agencies.setdefault(TASKS[code][1], []).append(code)
    for n, (agency, codes) in enumerate(agencies.items()):
        grid.line([chr(65 + n), agency, None, *[in_unit(sum(planned(c, y) for c in codes), unit) or None for y in YEARS]], bold=True)
        for i, code in enumerate(codes, 1):
            grid.line([i, WORDS[code], code, *[in_unit(planned(code, y), unit) or None for y in YEARS]])
    return grid


def sources(unit, merged):
    """Years over sources, two header rows, merged or centred only by blanks filled with the same words."""
    grid = Grid("PL")
    head(grid, unit, 9)
    top = grid.row
    for column, text in enumerate(("Số TT", "Nhiệm vụ")):
        grid.put(top, column, text, bold=True)
        grid.merge(top, column, top + 1, column)
    for y, year in enumerate(YEARS):
        for s, source in enumerate((STATE, OTHER)):
            column = 2 + 2 * y + s
            if s == 0 or not merged:
                grid.put(top, column, f"Năm {year}", bold=True)
            grid.put(top + 1, column, source, bold=True)
        if merged:
            grid.merge(top, 2 + 2 * y, top, 3 + 2 * y)
    grid.row = top + 2
    for code in TASKS:
        values = [in_unit(planned(code, y, s), unit) or None for y in YEARS for s in (STATE, OTHER)]
        grid.line([code, WORDS[code], *values])
    grid.line([None, "Tổng cộng", *[in_unit(sum(planned(c, y, s) for c in TASKS), unit) for y in YEARS for s in (STATE, OTHER)]], bold=True)
    return grid


def sheets_per_year(unit):
    """A sheet a year; only that year's tasks."""
    grids = [Grid("Bìa")]
    grids[0].put(2, 1, "DỰ TOÁN CÁC NĂM 2022-2025", bold=True)
    for year in YEARS:
        grid = Grid(f"Năm {year}")
        head(grid, unit, 3, title=f"DỰ TOÁN NĂM {year}")
        grid.line(["STT", "Nội dung", "Kinh phí", "Ghi chú"], bold=True)
        first = grid.row + 1
        for code in TASKS:
            if planned(code, year):
                grid.line([code, WORDS[code], in_unit(planned(code, year), unit)])
        whole = sum(planned(c, year) for c in TASKS)
        grid.put(grid.row, 1, "Tổng", bold=True)
        grid.put(grid.row, 2, in_unit(whole, unit), formula=f"=SUM(C{first}:C{grid.row})", bold=True)
        grids.append(grid)
    return grids


def long_list(unit, bare=False):
    """A row for each task, year and source; `bare` has no title, unit in the heading."""
    grid = Grid("Data")
    if not bare:
        head(grid, unit, 6)
    grid.line(["STT", "Mã nhiệm vụ", "Tên nhiệm vụ", "Đơn vị", "Năm", "Nguồn kinh phí", f"Kinh phí ({UNIT[unit]})"], bold=True)
    n = 0
    for year in YEARS:
        for code in TASKS:
            for source in (STATE, OTHER):
                if planned(code, year, source):
                    n += 1
                    grid.line([n, code, WORDS[code], TASKS[code][1], year, source, in_unit(planned(code, year, source), unit)])
    return grid


def untidy(unit):
    """Header again in the middle, blank rows, memo rows, scratch numbers, a signature."""
    grid = Grid("Chi tiết")
    head(grid, unit, 6)
    names = ["STT", "Nội dung nhiệm vụ", *[f"KP {y}" for y in YEARS], "Ghi chú"]
    grid.line(names, bold=True)
    scratch = grid.row
    for number, title in SECTIONS:
        if number == "5":
            grid.line(names, bold=True)
        codes = tasks_of(number)
        grid.line([number, title, *[in_unit(sum(planned(c, y) for c in codes), unit) or None for y in YEARS]], bold=True)
        for code in codes:
            grid.line([code, WORDS[code], *[in_unit(planned(code, y), unit) or None for y in YEARS], "theo KH" if code.endswith(".2") else None])
            if code in ("2.1", "8.2"):
                grid.line([None, "Trong đó: chi phí tại Lào", *[in_unit(planned(code, y) // 2, unit) or None for y in YEARS]])
        grid.row += 1
    grid.line([None, "Tổng cộng", *[in_unit(sum(planned(c, y) for c in TASKS), unit) for y in YEARS]], bold=True)
    grid.line(["Bằng chữ: Ba mươi ba tỷ, bốn trăm triệu đồng chẵn."])
    grid.put(scratch + 2, 9, 33_400)
    grid.put(scratch + 3, 9, 0.85)
    grid.put(scratch + 5, 10, 1_250_000)
    grid.put(grid.row + 1, 4, "Bắc Giang, ngày 20 tháng 8 năm 2022")
    grid.put(grid.row + 2, 1, "NGƯỜI LẬP", bold=True)
    grid.put(grid.row + 2, 4, "GIÁM ĐỐC", bold=True)
    return grid


def stacked(unit):
    """The words of one heading stand one under the other in cells of their own."""
    grid = Grid("Bang 1")
    head(grid, unit, 6)
    grid.line(["Số", "Nội dung", "Đơn vị", *["Kinh phí"] * 4], bold=True)
    grid.line(["thứ", "nhiệm vụ", "chủ", *["năm"] * 4], bold=True)
    grid.line(["tự", None, "trì", *[str(y) for y in YEARS]], bold=True)
    for code in TASKS:
        grid.line([code, WORDS[code], TASKS[code][1], *[in_unit(planned(code, y), unit) or None for y in YEARS]])
    grid.line([None, "Cộng", None, *[in_unit(sum(planned(c, y) for c in TASKS), unit) for y in YEARS]], bold=True)
    return grid


def misspelt(unit):
    """No numbers, tasks in another order, the partner's name as scanners read it, amounts before words."""
    order = list(TASKS)
    random.Random(7).shuffle(order)
    slips = ("Xây Sớm Bun", "Xay Sổm Bun", "Xây Sôm Bun", "Xay Sôm Bun")
    grid = Grid("TH")
    head(grid, unit, 5)
    grid.line([*[f"Năm {y}" for y in YEARS], "Nội dung thực hiện", "Đơn vị"], bold=True)
    for n, code in enumerate(order):
        text = WORDS[code]
        for slip in slips:
            text = text.replace(slip, slips[n % 4])
        grid.line([*[in_unit(planned(code, y), unit) or None for y in YEARS], text, TASKS[code][1]])
    grid.line([*[in_unit(sum(planned(c, y) for c in TASKS), unit) for y in YEARS], "Tổng cộng"], bold=True)
    return grid


def older(grid):
    """A draft of a grid: every amount differs."""
    for cell in grid.cells.values():
        if isinstance(cell.value, (int, float)) and cell.value > 3000:
            cell.value += 10
            cell.formula = None
    grid.name, grid.hidden = "Ban cu", True
    return grid
