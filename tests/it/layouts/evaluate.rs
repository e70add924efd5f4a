//! Works the generated formulas out again, so that a planted error is the only error there is.

use dutoan::sheet::{CellRef, Sheet, Value};

/// The value of a cell from typed numbers alone, cached results left aside.
pub fn value(sheet: &Sheet, at: CellRef) -> f64 {
    let Some(cell) = sheet.cell(at) else { return 0.0 };
    let Some(formula) = &cell.formula else {
        return if let Value::Number(number) = cell.value { number } else { 0.0 };
    };
    if let Some((first, last)) =
        formula.strip_prefix("SUM(").and_then(|f| f.strip_suffix(')')).and_then(|f| f.split_once(':'))
    {
        let (first, last) = (CellRef::parse(first).unwrap(), CellRef::parse(last).unwrap());
        let rows = first.row..=last.row;
        return rows.flat_map(|r| (first.column..=last.column).map(move |c| value(sheet, CellRef::new(r, c)))).sum();
    }
    let product = |term: &str| term.split('*').map(|name| value(sheet, CellRef::parse(name).unwrap())).product::<f64>();
    // "-" only stands before a term that is taken away.
    let mut sum = 0.0;
    for term in formula.split('+') {
        let mut less = term.split('-');
        sum += less.next().map_or(0.0, product) - less.map(product).sum::<f64>();
    }
    sum
}

/// Formulas whose cached result is not what they make.
pub fn stale(sheet: &Sheet) -> Vec<CellRef> {
    let cells =
        sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (CellRef::new(row.index, cell.column), cell)));
    cells
        .filter(|(at, cell)| match (&cell.formula, &cell.value) {
            (Some(_), Value::Number(cached)) => (cached - value(sheet, *at)).abs() > cached.abs() * 1e-12 + 1e-9,
            _ => false,
        })
        .map(|(at, _)| at)
        .collect()
}

/// Gives every formula the result it makes, as Excel would on opening the file.
pub fn settle(sheet: &mut Sheet) {
    let before = sheet.clone();
    for row in &mut sheet.rows {
        for cell in row.cells.iter_mut().filter(|cell| cell.formula.is_some()) {
            cell.value = Value::Number(value(&before, CellRef::new(row.index, cell.column)));
        }
    }
}
