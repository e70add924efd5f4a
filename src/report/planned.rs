//! `plan` (kế hoạch): what the plan indicates, by task and year, with who leads.

use super::columns::plain;
use super::figures::{Figures, amount};
use super::group::{Grouped, Line, group};
use super::{Asked, Cell, Column, Facts, Figure, Formula, Report, Row, Side};
use crate::words::Bilingual;
use std::collections::{BTreeMap, BTreeSet};

/// Years that can have a column of their own: a key of the JSON contract lives as long as the program.
const YEARS: [(i32, &str); 60] = years();

const fn years() -> [(i32, &'static str); 60] {
    macro_rules! list {
        ($($year:literal)*) => { [$(($year, stringify!($year))),*] };
    }
    list!(2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019
          2020 2021 2022 2023 2024 2025 2026 2027 2028 2029 2030 2031 2032 2033 2034 2035 2036 2037 2038 2039
          2040 2041 2042 2043 2044 2045 2046 2047 2048 2049 2050 2051 2052 2053 2054 2055 2056 2057 2058 2059)
}

/// Makes the report. Columns: one a year, `other` for years that cannot have one, `total`, `leads`.
pub(super) fn report(facts: &Facts, asked: &Asked) -> Report {
    let grouped = group(facts, asked, true);
    let years = columns_of(facts, asked, &grouped);
    let other = grouped.planned.keys().any(|year| !years.iter().any(|(known, _)| known == year));

    let mut columns: Vec<Column> =
        years.iter().map(|(year, key)| plain(key, "", "").labelled(format!("Năm {year}"), format!("{year}"))).collect();
    if other {
        columns.push(plain("other", "Năm khác", "Other years"));
    }
    let terms = columns.iter().map(|column| (Side::Plus, column.key.to_owned())).collect();
    let mut total = plain("total", "Tổng số", "Total");
    total.expr = Some(Formula::Sum(terms));
    columns.push(total);
    columns.push(plain("leads", "Cơ quan chủ trì", "Lead agency"));

    let cells = |planned: &BTreeMap<i32, i128>, figures: &Figures, leads: Cell| -> Vec<Cell> {
        let mut cells: Vec<Cell> =
            years.iter().map(|(year, _)| planned.get(year).copied().map_or(Cell::Empty, amount)).collect();
        if other {
            let rest: Vec<i128> = planned
                .iter()
                .filter(|(year, _)| !years.iter().any(|(known, _)| known == *year))
                .map(|(_, amount)| *amount)
                .collect();
            cells.push(if rest.is_empty() { Cell::Empty } else { amount(rest.iter().sum()) });
        }
        cells.push(figures.cell(Figure::Planned));
        cells.push(leads);
        cells
    };
    let leads = |line: &Line| {
        let task = line.task.as_deref().and_then(|code| facts.plan.as_ref()?.task(code));
        match task {
            Some(task) if !task.leads.is_empty() => {
                let names = task.leads.join("; ");
                Cell::Text(Bilingual::new(names.clone(), names))
            }
            _ => Cell::Empty,
        }
    };
    // Money granted without a task has no place in a plan; a heading of ours stays over what stands under it.
    let planned = |row: &Row| row.said.is_none() || row.cells.iter().any(|cell| *cell != Cell::Empty);
    let mut rows: Vec<Row> = Vec::new();
    for row in grouped.lines.iter().rev().map(|line| line.row(cells(&line.planned, &line.figures, leads(line)))) {
        if planned(&row) || rows.last().is_some_and(|below| below.level > row.level) {
            rows.push(row);
        }
    }
    rows.reverse();
    Report {
        slug: "plan",
        title: Bilingual::new("Dự kiến kinh phí thực hiện kế hoạch", "Indicative funding of the plan"),
        year: asked.year,
        as_of: asked.as_of,
        totals: cells(&grouped.planned, &grouped.figures, Cell::Empty),
        columns,
        rows,
    }
}

/// The years with a column: those the plan runs and those with an amount; only the one asked for.
fn columns_of(facts: &Facts, asked: &Asked, grouped: &Grouped) -> Vec<(i32, &'static str)> {
    let mut years: BTreeSet<i32> = grouped.planned.keys().copied().collect();
    match asked.year {
        Some(year) => {
            years.insert(year);
        }
        None => years.extend(facts.plan.iter().flat_map(crate::plan::Plan::running_years)),
    }
    YEARS.into_iter().filter(|(year, _)| years.contains(year)).collect()
}
