"""Reads the made files again, independently of how they were written, and proves their sums."""

import tomllib
from collections import Counter

import openpyxl

from .read import separated, table, whole, xls, xlsx

MILLION, THOUSAND = 1_000_000, 1_000
STATE = "Ngân sách nhà nước"


def same_bytes(folder, again):
    """Every made file is what the script makes today."""
    for file in sorted(again.iterdir()):
        assert (folder / file.name).read_bytes() == file.read_bytes(), f"{file.name}: not what the script makes"
        print(f"same bytes  {file.name}")


def is_task(code):
    return code is not None and str(code).replace(".", "", 1).isdigit() and "." in str(code)


def planned(folder):
    """{(task, year, source): đồng} and the printed total from the detailed table."""
    cells, worked = xlsx(folder / "bieu-chi-tiet.xlsx")
    rows = table(cells, "TT", 4)
    out, task, leaves = Counter(), None, 0
    total = whole(rows[0][3], MILLION)
    assert rows[0][1] == "TỔNG CỘNG"
    for row in rows[1:]:
        if is_task(row[0]):
            task = str(row[0])
        elif row[0] != "-":
            continue
        if task == "3.3" and is_task(row[0]):
            continue  # a group: its models follow
        for y, year in enumerate((2022, 2023, 2024, 2025)):
            for offset, source in ((1, STATE), (2, "Nguồn hợp pháp khác")):
                value = row[6 + 3 * y + offset]
                if value not in (None, ""):
                    out[task, year, source] += whole(value, MILLION)
                    leaves += 1
    print(f"plan        {leaves} amounts, {worked} formulas worked out again")
    return out, total, leaves


def proposed(folder):
    """{task: đồng} of 2022 from the four senders, each held against its own printed total."""
    out = Counter()
    cells, _ = xlsx(folder / "de-nghi-2022-so-ngoai-vu.xlsx")
    rows, task, printed = table(cells, "STT", 2), None, None
    for row in rows:
        if is_task(row[0]):
            task = row[0]
        elif row[0] == "-":
            out[task] += whole(row[6])
            assert row[3] * (row[4] or 1) * row[5] == row[6], row
        elif row[0] == "TỔNG CỘNG":
            printed = whole(row[6])
    assert sum(out.values()) == printed == 1_020 * MILLION
    cells, _ = xlsx(folder / "de-nghi-2022-so-nong-nghiep.xlsx")
    words = {"Khảo sát, đánh giá": "2.5", "Cử 02 công chức": "3.1", "Tập huấn kỹ thuật": "3.2", "Mô hình": "3.3"}
    mine = Counter()
    for row in table(cells, "Đơn vị thực hiện", 1):
        task = next((task for start, task in words.items() if row[1] and row[1].startswith(start)), None)
        if task:
            mine[task] += whole(row[3], THOUSAND)
        elif row[1] == "Cộng":
            printed = whole(row[3], THOUSAND)
    assert sum(mine.values()) == printed == 1_975 * MILLION
    cells = xls(folder / "de-nghi-2022-so-y-te.xls")
    sets = {at: value for at, value in cells.items() if at[0] == "Du toan" and at[2] == 2 and str(value).startswith("Bộ tiểu phẫu")}
    for sheet, row, _ in sets:
        assert cells[sheet, row, 4] * cells[sheet, row, 5] == cells[sheet, row, 6]
        mine["6.2"] += whole(cells[sheet, row, 6])
    assert mine["6.2"] == 1_155 * MILLION == 21 * 55 * MILLION
    cells, _ = xlsx(folder / "de-nghi-2022-co-quan-khac.xlsx")
    others = {row[2]: whole(row[4], MILLION) for row in table(cells, "STT", 1) if is_task(row[2])}
    for part in (mine, others):
        assert not set(out) & set(part)
        out.update(part)
    return out


def cost_sheet(folder):
    """đồng of the cost sheet of task 2.6 in 2024: quantity × times × price, line by line."""
    cells, _ = xlsx(folder / "du-toan-2024-so-noi-vu.xlsx")
    total, rows = 0, table(cells, "STT", 1)
    for row in rows:
        if isinstance(row[0], int):
            assert row[3] * (row[4] or 1) * row[5] == row[6], row
            total += whole(row[6])
    assert rows[0][0] == "2.6" and whole(rows[0][6]) == total
    return total


def typed_text(folder, step):
    """The cells a step accepts as numbers typed as text really are that."""
    for accept in step.get("accept", []):
        slug, at = accept.split("@", 1)
        sheet, cell = at.rsplit("!", 1)
        value = openpyxl.load_workbook(folder / step["file"])[sheet][cell].value
        assert slug == "text-number" and isinstance(value, str) and value.replace(".", "").isdigit(), (accept, value)


def appraised(folder):
    cells, _ = xlsx(folder / "tham-dinh-2022.xlsx")
    rows = table(cells, "STT", 3)
    assert [rows[0][i] for i in (1, 3, 4, 5)] == ["TỔNG CỘNG", 5225, 4569, -656]
    return {row[0]: (whole(row[3], MILLION), whole(row[4], MILLION)) for row in rows if is_task(row[0])}


def approved(folder):
    cells, _ = xlsx(folder / "phe-duyet-2022.xlsx")
    return {row[2]: whole(row[3]) for row in table(cells, "STT", 1) if is_task(row[2])}


def granted(folder, year):
    """{(task, source, kind): đồng} of a grant list."""
    cells, _ = xlsx(folder / f"giao-{year}.xlsx")
    out, printed = Counter(), None
    for row in table(cells, "STT", 1):
        if is_task(row[3]):
            out[row[3], row[6], row[7]] += whole(row[8])
        elif row[0] == "Cộng":
            printed = whole(row[8])
    assert sum(out.values()) == printed
    return out


def vouchers(folder):
    """Every voucher as (file, cell, year, date, number, task, source, kind, contract, đồng)."""
    cells, _ = xlsx(folder / "chi-2022-2023.xlsx")
    out = []
    for at, row in enumerate(table(cells, "STT", 1), 5):
        if isinstance(row[0], int):
            out.append(("chi-2022-2023.xlsx", f"Chi 2022-2023!K{at}", row[3], row[1].date().isoformat(), row[2], row[4], row[7], row[8], row[9] or "", whole(row[10])))
    for at, row in enumerate(separated(folder / "chi-2024.csv"), 2):
        day, month, year = row["Ngày chứng từ"].split("/")
        out.append(("chi-2024.csv", f"csv!I{at}", 2024, f"{year}-{month}-{day}", row["Số chứng từ"], row["Mục KH"],
                    row["Nguồn kinh phí"], row["Hình thức"], row["Số hợp đồng"], whole(row["Số tiền"])))
    return out


def spend(folder, usable, contracts):
    """Plays the vouchers in the files' order by the treasury identity; what must be left out is told by its cell."""
    seen, left_out = set(), {}
    paid, advanced, cleared, open_contract = Counter(), Counter(), Counter(), Counter()
    for number, (task, year, amount) in contracts.items():
        open_contract[task, year, number] = amount
    for file, cell, year, date, number, task, source, kind, contract, amount in vouchers(folder):
        key = (task, year, source)
        if not task:
            left_out[f"{file}:{cell}"] = "no task"
            continue
        if (number, date, key, kind, amount) in seen:
            left_out[f"{file}:{cell}"] = "repeated"
            continue
        seen.add((number, date, key, kind, amount))
        if kind == "Thanh toán tạm ứng":
            cleared[key] += amount
            assert cleared[key] <= advanced[key], (cell, "cleared more than advanced")
            continue
        held = sum(v for (t, y, _), v in open_contract.items() if (t, y) == (task, year) and source == STATE)
        own = open_contract[task, year, contract] if contract else 0
        available = usable[key] - paid[key] - advanced[key] - (held - own)
        if amount > available:
            left_out[f"{file}:{cell}"] = "over"
            continue
        if contract:
            assert amount <= own, (cell, "above the contract")
            open_contract[task, year, contract] -= amount
        (advanced if kind == "Tạm ứng" else paid)[key] += amount
    spent = Counter(paid)
    spent.update(cleared)
    return spent, advanced - cleared, open_contract, paid, advanced, left_out


def prove(folder):
    """Holds everything the files say against expected.toml."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    recipe = tomllib.loads((folder / "budget.toml").read_text(encoding="utf-8"))
    plan, total, leaves = planned(folder)
    asked, decided, allowed = proposed(folder), appraised(folder), approved(folder)
    assert asked == {task: pair[0] for task, pair in decided.items()}, "the appraisal table repeats what was asked"
    assert allowed == {task: pair[1] for task, pair in decided.items() if pair[1]}, "approved as appraised"
    lists = {year: granted(folder, year) for year in (2022, 2023, 2024)}
    usable = Counter()
    for year, rows in lists.items():
        for (task, source, _), amount in rows.items():
            usable[task, year, source] += amount
    assert {t: a for (t, y, _), a in usable.items() if y == 2022} == allowed, "granted as approved"
    contracts = {}
    for step in recipe["step"]:
        for entry in step.get("entry", []):
            if entry["kind"] == "committed":
                contracts[entry["contract"]] = (entry["task"], entry["year"], entry["amount"])
    spent, advance_open, contract_open, paid, advanced, left_out = spend(folder, usable, contracts)

    at = expected["plan"]
    assert total == sum(plan.values()) == at["total"] == 33_400 * MILLION
    assert leaves == at["amounts"] and len({(t, y) for t, y, _ in plan}) == at["task_years"] == 100
    assert len({t for t, _, _ in plan}) == at["tasks"] == 35

    def by(sums, **where):
        return sum(a for (t, y, s), a in sums.items() if all({"task": t, "year": y, "source": s}[k] == v for k, v in where.items()))

    for line in expected["year"]:
        year = line["year"]
        facts = {"planned": by(plan, year=year), "granted": by(usable, year=year), "spent": by(spent, year=year),
                 "remaining": by(usable, year=year) - by(spent, year=year)}
        if year == 2024:
            facts["proposed"] = cost_sheet(folder)
        if year == 2022:
            facts |= {"proposed": sum(asked.values()), "appraised": sum(p[1] for p in decided.values()), "approved": sum(allowed.values())}
        held = {key: line[key] for key in facts}
        assert held == facts, (year, held, facts)
    for line in expected["source"]:
        facts = {name: by(sums, source=line["source"]) for name, sums in (("planned", plan), ("granted", usable), ("spent", spent))}
        assert {key: line[key] for key in facts} == facts, (line, facts)
    for name, sums in (("planned", plan), ("granted", usable), ("spent", spent)):
        for task, amounts in expected[name].items():
            for year, amount in zip((2022, 2023, 2024, 2025), amounts):
                assert by(sums, task=task, year=year) == amount, (name, task, year)
        assert sum(map(sum, expected[name].values())) == sum(sums.values()), name
    for line in expected["position"]:
        key = (line["task"], line["year"], line["source"])
        held = sum(v for (t, y, _), v in contract_open.items() if (t, y) == key[:2])
        facts = {"usable": usable[key], "spent": spent[key], "advance_open": advance_open[key], "commitment_open": held,
                 "available": usable[key] - paid[key] - advanced[key] - held, "disbursed": spent[key] + advance_open[key],
                 "remaining": usable[key] - spent[key]}
        assert {name: line[name] for name in facts} == facts, (line, facts)
    skipped = {f"{step['file']}:{skip.split('@', 1)[1]}" for step in recipe["step"] for skip in step.get("skip", [])}
    assert skipped == set(left_out), (skipped, left_out)
    for step in recipe["step"]:
        typed_text(folder, step)
    used = {step["file"] for step in recipe["step"] if step["do"] in ("import", "grant", "spend")} | {recipe["plan"]}
    assert all((folder / file).is_file() for file in used), used
    print(f"left out    {left_out}")
    print("all sums hold against expected.toml")
