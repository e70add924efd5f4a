//! Checks inside a table besides its sums: products of quantity and price, and what formulas tell.

use super::numbers::{self, Fixed};
use super::one::Ctx;
use super::outline::{Outline, Place, Proof};
use super::rows::Pre;
use super::seams::Norm;
use super::vocabulary::Field;
use super::{Role, say, tree};
use crate::finding::{Finding, Severity};
use crate::sheet::Cell;

/// quantity × days × price = amount.
pub fn products(ctx: &Ctx<'_, '_>, findings: &mut Vec<Finding>) {
    let by = |role: Role| -> Vec<usize> {
        ctx.cols.iter().enumerate().filter(|(_, c)| c.role == role).map(|(i, _)| i).collect()
    };
    let prices = by(Role::UnitPrice);
    let counts: Vec<usize> = by(Role::Quantity).into_iter().chain(by(Role::Days)).collect();
    if prices.is_empty() || counts.is_empty() {
        return;
    }
    for (n, price) in prices.iter().enumerate() {
        let next = prices.get(n + 1).copied().unwrap_or(usize::MAX);
        let Some(amount) = ctx
            .cols
            .iter()
            .enumerate()
            .find(|(i, c)| *i > *price && *i < next && c.is_amount() && c.field != Field::Difference)
            .map(|(i, _)| i)
        else {
            continue;
        };
        // Money in foreign currency is not recorded, and its nights are not its days.
        if ctx.cols.get(amount).is_some_and(|c| c.currency.is_some()) {
            continue;
        }
        let from = if n == 0 { 0 } else { prices.get(n - 1).copied().unwrap_or(0) };
        let mut factors: Vec<usize> = counts.iter().copied().filter(|c| *c < amount && (*c > from || n == 0)).collect();
        if factors.is_empty() {
            factors.clone_from(&counts);
        }
        product(ctx, *price, &factors, amount, findings);
    }
}

/// "Thành tiền › USD | VND": where nearly all rows hold the one at a single rate of the other, those that do not are told.
pub fn conversions(ctx: &Ctx<'_, '_>, outline: &Outline, findings: &mut Vec<Finding>) {
    for (foreign, col) in ctx.cols.iter().enumerate() {
        let Some(code) = col.currency.filter(|_| col.is_amount()) else { continue };
        let beside = |c: &super::columns::Col| {
            let heading = col.parts.len() >= 2 && col.parts.first() == c.parts.first();
            c.is_leaf() && c.currency.is_none() && (heading || c.column.abs_diff(col.column) == 1)
        };
        let Some(amount) = ctx.cols.iter().position(beside) else { continue };
        let told = |row: &usize| {
            let item = ctx.rows.get(*row).is_some_and(|r| r.pre == Pre::Item);
            let group = outline.children.get(*row).is_some_and(|c| !c.is_empty());
            let both = ctx.figure(foreign, *row).zip(ctx.figure(amount, *row)).filter(|_| item && !group)?;
            (both.0 > 0 && both.1 > 0).then_some((*row, both.0, both.1))
        };
        let rows: Vec<(usize, Fixed, Fixed)> = (0..ctx.rows.len()).filter_map(|row| told(&row)).take(500).collect();
        // The row at whose rate most others stand; a rate rounded on its way moves an amount by little.
        let at = |(_, one, of): (usize, Fixed, Fixed), foreign: Fixed| {
            let rate = (of / 1_000).checked_mul(numbers::SCALE / 1_000)?.checked_div(one / 1_000_000)?;
            (foreign / 1_000_000).checked_mul(rate / 1_000).map(|made| made / 1_000)
        };
        let same = |made: Fixed, stated: Fixed| (made - stated).abs() * 2_000 <= stated;
        let held = |base: (usize, Fixed, Fixed)| {
            rows.iter().filter(|(_, one, of)| at(base, *one).is_some_and(|made| same(made, *of))).count()
        };
        let Some((count, base)) = rows.iter().map(|row| (held(*row), *row)).max_by_key(|(count, _)| *count) else {
            continue;
        };
        if count < 3 || count * 5 < rows.len() * 4 {
            continue;
        }
        for (row, one, of) in &rows {
            if let Some(made) = at(base, *one).filter(|made| !same(*made, *of)) {
                findings.push(say::conversion_differs(
                    ctx.sheet(),
                    ctx.place(amount, *row),
                    ctx.dong(amount, *of),
                    ctx.dong(amount, made),
                    code,
                ));
            }
        }
    }
}

/// "Số người | Kinh phí hỗ trợ | Tổng nhu cầu": what makes the next column on every row when it is multiplied is the
/// price of one.
pub fn prices(ctx: &mut Ctx<'_, '_>) {
    triples(ctx);
    let counts: Vec<usize> = (0..ctx.cols.len())
        .filter(|i| ctx.cols.get(*i).is_some_and(|c| matches!(c.role, Role::Quantity | Role::Days)))
        .collect();
    if counts.is_empty() {
        return;
    }
    let amounts: Vec<usize> = (0..ctx.cols.len()).filter(|i| ctx.cols.get(*i).is_some_and(|c| c.is_amount())).collect();
    for pair in amounts.windows(2) {
        let [price, amount] = pair else { continue };
        let found = counts.iter().any(|count| count < amount && multiplied(ctx, *count, *price, *amount));
        if let Some(col) = ctx.cols.get_mut(*price).filter(|c| found && !c.hinted) {
            super::columns::set(col, Field::Price);
        }
    }
}

/// "S/L | Giá | Cộng", whatever the headings: the third is what the first two make on every row, and the only money.
fn triples(ctx: &mut Ctx<'_, '_>) {
    let amounts: Vec<usize> = (0..ctx.cols.len()).filter(|i| ctx.cols.get(*i).is_some_and(|c| c.is_amount())).collect();
    for three in amounts.windows(3) {
        let [one, two, amount] = three else { continue };
        // Money of a source or a year is no count, whatever its figures make.
        let free = |i: &usize| {
            ctx.cols.get(*i).is_some_and(|c| c.is_amount() && !c.hinted && c.source.is_none())
                && ctx.cols.get(*i).is_some_and(|c| super::years::of_heading(c.leaf_text()).is_none())
        };
        if !(free(one) && free(two) && multiplied(ctx, *one, *two, *amount)) {
            continue;
        }
        let large = |i: &usize| ctx.cols.get(*i).map_or(0, |c| c.stat.large);
        let (count, price) = if large(one) > large(two) { (two, one) } else { (one, two) };
        for (col, field) in [(count, Field::Quantity), (price, Field::Price)] {
            if let Some(col) = ctx.cols.get_mut(*col) {
                super::columns::set(col, field);
            }
        }
    }
}

/// Whether two columns make a third when multiplied, and some rows tell it. Rows that add up others make no product: half
/// of the rows are enough. 2 and 2 make 4 either way, and twice as much may be chance: such rows tell nothing.
fn multiplied(ctx: &Ctx<'_, '_>, count: usize, price: usize, amount: usize) -> bool {
    let (mut tested, mut held, mut telling) = (0usize, 0usize, 0usize);
    let mut counts = std::collections::BTreeSet::new();
    for row in 0..ctx.raw.len() {
        let told = ctx.figure(count, row).zip(ctx.figure(price, row)).zip(ctx.figure(amount, row));
        let Some(((count, price), amount)) = told.filter(|((c, p), _)| *c != 0 && *p != 0) else { continue };
        let Some(made) = (price / 1_000_000).checked_mul(count / 1_000).map(|v| v / 1_000) else { continue };
        tested += 1;
        let same = (made - amount).abs() <= numbers::noise(amount).max(numbers::noise(made));
        let apart = |other: Fixed| (made - other).abs() > numbers::noise(made);
        let moved = apart(price) && apart(count) && apart(price + count);
        counts.insert(count);
        held += usize::from(same);
        telling += usize::from(same && moved);
    }
    let twice = counts.len() == 1 && counts.contains(&(2 * numbers::SCALE));
    telling >= 3 && held * 2 >= tested && !twice
}

/// One amount in a cell merged over several rows that each say something of their own: it is no row's alone.
pub fn merged(ctx: &Ctx<'_, '_>, findings: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (ctx.rows.first(), ctx.rows.last()) else { return };
    let content: Vec<u32> = ctx.texts.content.clone();
    let speaks = |r: &super::rows::DataRow<'_>| {
        let raw = ctx.raw.get(r.position);
        let own = |column: &u32| {
            raw.is_some_and(|row| row.cells.iter().any(|c| c.column == *column && super::grid::text_of(c).is_some()))
        };
        // Where rows are numbered, a second line of words under a number (its translation) is no row of its own.
        let numbered = ctx.texts.code.is_none() || r.code.is_some();
        r.pre == Pre::Item && numbered && content.iter().any(own)
    };
    for area in ctx.grid.merges_in(first.index, last.index) {
        let leaf = ctx.cols.iter().position(|c| c.column == area.first.column && c.is_leaf());
        let (Some(col), true) = (leaf, area.last.row > area.first.row) else { continue };
        let within = |r: &&super::rows::DataRow<'_>| (area.first.row..=area.last.row).contains(&r.index);
        let rows: Vec<_> = ctx.rows.iter().filter(within).collect();
        let told = rows.iter().filter(|r| speaks(r)).count();
        let at = ctx.rows.iter().position(|r| r.index == area.first.row);
        let Some(value) = at.and_then(|row| ctx.figure(col, row)).filter(|v| *v != 0 && told >= 2) else { continue };
        let amount = ctx.dong(col, value);
        let cell = area.first.to_string();
        findings.push(
            say::on(
                "amount-merged",
                Severity::Warning,
                ctx.sheet(),
                cell.clone(),
                format!("Số {} đồng ở ô {cell} gộp cho {told} dòng; đang ghi cả vào dòng đầu.", say::dong(amount)),
                format!("{amount} đồng at {cell} stand merged over {told} rows; they are put on the first."),
            )
            .next(crate::words::Bilingual::new(
                format!("Chia cho các nhiệm vụ: --link \"{cell}=MÃ1:60%+MÃ2:40%\""),
                format!("Share it among the tasks: --link \"{cell}=CODE1:60%+CODE2:40%\""),
            ))
            .with("amount", amount.to_string())
            .with("rows", told),
        );
    }
}

/// Amounts typed in đồng in a table of nghìn or triệu đồng: read as they stand they are a thousand times and more the
/// others, read as đồng they are of the others' size.
pub fn outsized(ctx: &Ctx<'_, '_>, lines: &[super::Line], findings: &mut Vec<Finding>) {
    let factor = ctx.unit.unwrap_or(ctx.reckon).factor();
    if factor < 1_000 {
        return;
    }
    let size = |l: &super::Line| l.amount.map(|a| a.dong().saturating_abs()).filter(|a| *a != 0);
    let mut sizes: Vec<i64> = lines.iter().filter_map(size).collect();
    sizes.sort_unstable();
    // They stand apart from all others: a table of a whole nation has every size between its smallest and largest.
    let Some(above) = (2..sizes.len())
        .filter(|i| sizes.get(*i).zip(sizes.get(i - 1)).is_some_and(|(high, low)| high / 20 > *low))
        .find(|i| (sizes.len() - i) * 5 <= sizes.len() * 2)
    else {
        return;
    };
    let others = sizes.get(..above).unwrap_or_default();
    let (Some(least), Some(most)) = (others.first(), others.last()) else { return };
    // In nghìn đồng a large item is likelier: only a round figure among figures that are not.
    let round = |dong: i64| (dong / factor) % 1_000 == 0;
    let told = factor > 1_000 || others.iter().filter(|o| !round(**o)).count() * 2 >= others.len();
    let median = others.get(others.len() / 2).copied().unwrap_or(*most);
    for line in lines {
        let Some(amount) = size(line).filter(|a| a / 20 > *most) else { continue };
        let as_dong = amount / factor;
        let fits = as_dong >= least / 20 && as_dong / 20 <= *most;
        if !told || !round(amount) || amount / 300 < median || !fits {
            continue;
        }
        let cell = line.cell.to_string();
        findings.push(
            say::on(
                "amount-outsized",
                Severity::Warning,
                ctx.sheet(),
                cell.clone(),
                format!(
                    "Số ở ô {cell} đọc thành {} đồng, gấp hơn 300 lần các dòng khác; có thể đã ghi bằng đồng ({} đồng).",
                    say::dong(amount),
                    say::dong(as_dong)
                ),
                format!("{cell} reads as {amount} đồng, over 300 times the other lines; it may be written in đồng ({as_dong} đồng)."),
            )
            .next(crate::words::Bilingual::new(
                format!("Sửa số trong tệp, hoặc để dòng này lại: --skip amount-outsized@{cell}"),
                format!("Put the figure right in the file, or leave the line out: --skip amount-outsized@{cell}"),
            ))
            .with("amount", amount.to_string())
            .with("as_dong", as_dong.to_string()),
        );
    }
}

/// Amounts struck through: crossed out on paper, still figures for a computer.
pub fn struck(ctx: &Ctx<'_, '_>, findings: &mut Vec<Finding>) {
    let sheet = ctx.grid.sheet;
    if !sheet.styles.iter().any(|s| s.struck) {
        return;
    }
    let mut listed = 0usize;
    for (row, data) in ctx.rows.iter().enumerate().filter(|(_, r)| matches!(r.pre, Pre::Item | Pre::Continued)) {
        for (col, column) in ctx.cols.iter().enumerate().filter(|(_, c)| c.is_leaf()) {
            let at = crate::sheet::CellRef::new(data.index, column.column);
            let crossed = sheet.cell(at).and_then(|c| sheet.style(c)).is_some_and(|s| s.struck);
            let Some(value) = ctx.figure(col, row).filter(|v| crossed && *v != 0) else { continue };
            listed += 1;
            if listed > super::emit::MOST {
                continue;
            }
            let (amount, cell) = (ctx.dong(col, value), at.to_string());
            findings.push(
                say::on(
                    "amount-struck",
                    Severity::Warning,
                    ctx.sheet(),
                    cell.clone(),
                    format!("Số {} đồng ở ô {cell} bị gạch ngang nhưng vẫn là số tiền.", say::dong(amount)),
                    format!("{amount} đồng at {cell} are struck through but still an amount."),
                )
                .next(crate::words::Bilingual::new(
                    format!("Đã bỏ dòng này: --skip amount-struck@{cell}"),
                    format!("The line was dropped: --skip amount-struck@{cell}"),
                ))
                .with("amount", amount.to_string()),
            );
        }
    }
    if listed > super::emit::MOST {
        findings.push(super::emit::more(ctx.sheet(), "amount-struck", listed - super::emit::MOST));
    }
}

fn product(ctx: &Ctx<'_, '_>, price: usize, factors: &[usize], amount: usize, findings: &mut Vec<Finding>) {
    let unit = |i: usize| ctx.cols.get(i).and_then(|c| c.unit);
    // Money told by years or sources: the product makes the sum beside it.
    let own = ctx.cols.get(amount).map(|c| c.column);
    let whole = ctx.cols.iter().position(|c| own.is_some_and(|own| c.sum_of.contains(&own)));
    let items: Vec<usize> = (0..ctx.rows.len())
        .filter(|row| ctx.rows.get(*row).is_some_and(|r| matches!(r.pre, Pre::Item | Pre::Continued)))
        .collect();
    // Rows with what is stated and what price and factors make.
    let products = |factors: &[usize]| -> Vec<(usize, Fixed, Fixed)> {
        let product = |row: &usize| {
            let (stated, p) = ctx.figure(amount, *row).zip(ctx.figure(price, *row)).filter(|(_, p)| *p != 0)?;
            let told: Vec<Fixed> = factors.iter().filter_map(|f| ctx.figure(*f, *row)).filter(|f| *f != 0).collect();
            // Scaled by 10^12 each: bring back to six decimals first so that the product stays in range.
            let times = |v: Fixed, f: Fixed| (v / 1_000_000).checked_mul(f / 1_000).map(|v| v / 1_000);
            let made = told.iter().try_fold(p, |v, f| times(v, *f)).filter(|_| !told.is_empty())?;
            Some((*row, stated, made))
        };
        items.iter().filter_map(product).collect()
    };
    let mut tested = products(factors);
    if tested.is_empty() {
        return;
    }
    // The price may stand in another unit than the amount.
    let scales: [(i128, i128); 5] = [(1, 1), (1, 1_000), (1, 1_000_000), (1_000, 1), (1_000_000, 1)];
    let scales: Vec<(i128, i128)> = match (unit(price), unit(amount).or(ctx.unit)) {
        (Some(p), Some(a)) => vec![(i128::from(p.factor()), i128::from(a.factor()))],
        _ => scales.to_vec(),
    };
    // "Kinh phí (4 tháng)" over "Mức/tháng": how many times is said in the heading.
    let times: Vec<i128> = ctx.cols.get(amount).map_or_else(Vec::new, |c| said_times(c.leaf_text()));
    let scales: Vec<(i128, i128)> =
        std::iter::once(1).chain(times).flat_map(|k| scales.iter().map(move |(m, d)| (m * k, *d))).collect();
    let close = |stated: Fixed, v: Fixed, (m, d): (i128, i128)| {
        let computed = v.saturating_mul(m) / d;
        let allowed = tree::tolerance(numbers::decimals(stated), 1).max(numbers::noise(stated) * 1_000);
        ((stated - computed).abs() <= allowed, computed)
    };
    let made = |(row, stated, v): &(usize, Fixed, Fixed), scale: (i128, i128)| {
        let sum = whole.and_then(|col| ctx.figure(col, *row));
        close(*stated, *v, scale).0 || sum.is_some_and(|sum| close(sum, *v, scale).0)
    };
    // Of several that hold as often, the first: the plainest.
    let best = |tested: &[(usize, Fixed, Fixed)]| {
        let holds = |scale: &(i128, i128)| tested.iter().filter(|t| made(t, *scale)).count();
        let best = scales.iter().rev().copied().max_by_key(holds).unwrap_or((1, 1));
        (best, holds(&best))
    };
    let (mut scale, mut held) = best(&tested);
    // "Hệ số" beside "Số tháng" may only explain the price: on every row the product is made without it.
    for without in factors.iter().filter(|_| factors.len() > 1 && held * 2 < tested.len()) {
        let fewer: Vec<usize> = factors.iter().copied().filter(|f| f != without).collect();
        let products = products(&fewer);
        let (other, count) = best(&products);
        if (count >= 2 || held == 0 && count == 1) && count == products.len() {
            (tested, scale, held) = (products, other, count);
            break;
        }
    }
    // Factors of another kind (months, rates in words): no claim is made.
    if held == 0 && tested.len() > 2 || held * 2 < tested.len() && tested.len() > 3 {
        return;
    }
    for one @ (row, stated, v) in tested.iter().take(2_000) {
        let (_, computed) = close(*stated, *v, scale);
        if !made(one, scale) {
            findings.push(say::product_differs(
                ctx.sheet(),
                ctx.place(amount, *row),
                ctx.dong(amount, *stated),
                ctx.dong(amount, computed),
            ));
        }
    }
}

/// How often a heading says that a price is paid: 4 in "Kinh phí (4 tháng)".
fn said_times(heading: &str) -> Vec<i128> {
    const TIMES: [&str; 8] = ["tháng", "ngày", "lần", "buổi", "đợt", "quý", "kỳ", "tuần"];
    let words: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let times = words.windows(2).filter_map(|pair| match pair {
        [count, word] if TIMES.iter().any(|t| Norm::of(word).is(t)) => count.parse::<i128>().ok(),
        _ => None,
    });
    times.filter(|k| (2..=366).contains(k)).collect()
}

/// What formulas tell: a SUM that leaves out a row, a typed figure among formulas.
pub fn formulas(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    findings: &mut Vec<Finding>,
) {
    let cell = |row: usize, col: usize| -> Option<&Cell> { ctx.raw.get(row)?.cell(ctx.cols.get(col)?.column) };
    sums_among_lines(ctx, amounts, proof, outline, findings);
    let mut checked: Vec<(usize, Vec<usize>)> = outline.totals.iter().map(|t| (t.row, t.parts.clone())).collect();
    for (i, children) in outline.children.iter().enumerate() {
        if !children.is_empty() {
            checked.push((i, children.clone()));
        }
    }
    for (row, parts) in checked {
        let mut typed: Vec<usize> = Vec::new();
        let mut computed = 0usize;
        for (c, col) in amounts.iter().enumerate() {
            let Some(stated) = proof.own(c, row) else { continue };
            let Some(formula) = cell(row, *col).and_then(|x| x.formula.as_deref()) else {
                typed.push(*col);
                continue;
            };
            computed += 1;
            let Some(column) = ctx.cols.get(*col).map(|x| x.column) else { continue };
            let Some(ranges) = super::formula_text::rows_summed(formula, column) else { continue };
            let sum: Fixed = parts.iter().filter_map(|p| outline.value(proof, c, *p)).sum();
            if proof.exact(stated, sum) {
                continue;
            }
            // "TỔNG CỘNG (I+II)" adds a total of the table above to this one's, which holds the rows.
            let above = ctx.raw.first().is_some_and(|r| ranges.iter().any(|(a, _)| *a < r.index));
            let own = outline.totals.iter().filter(|t| t.row != row).filter_map(|t| ctx.rows.get(t.row));
            if above && own.into_iter().any(|r| ranges.iter().any(|(a, b)| (*a..=*b).contains(&r.index))) {
                continue;
            }
            for part in &parts {
                let Some(index) = ctx.rows.get(*part).map(|r| r.index) else { continue };
                let told = outline.value(proof, c, *part).is_some_and(|v| v != 0);
                let deeper = outline.children.get(*part).is_some_and(|l| !l.is_empty());
                if told && !deeper && !ranges.iter().any(|(a, b)| (*a..=*b).contains(&index)) {
                    findings.push(
                        say::on(
                            "sum-range",
                            Severity::Warning,
                            ctx.sheet(),
                            ctx.place(*col, row),
                            format!("Công thức ={formula} bỏ sót dòng {} ({}).", index + 1, ctx.place(*col, *part)),
                            format!(
                                "The formula ={formula} leaves out row {} ({}).",
                                index + 1,
                                ctx.place(*col, *part)
                            ),
                        )
                        .with("left_out", ctx.place(*col, *part)),
                    );
                    break;
                }
            }
        }
        if computed > typed.len() && !typed.is_empty() {
            let places: Vec<String> = typed.iter().map(|c| ctx.place(*c, row)).collect();
            findings.push(say::on(
                "constant-in-formulas",
                Severity::Note,
                ctx.sheet(),
                places.first().cloned().unwrap_or_default(),
                format!("Ô {} gõ số trực tiếp trong khi các ô cùng dòng là công thức.", places.join(", ")),
                format!("{} holds a typed figure while the other cells of the row are formulas.", places.join(", ")),
            ));
        }
    }
}

/// A line whose figure is a formula that adds up other lines of its column: counted twice.
fn sums_among_lines(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    findings: &mut Vec<Finding>,
) {
    let formulas: std::collections::BTreeSet<u32> =
        ctx.raw.iter().flat_map(|r| &r.cells).filter(|c| c.formula.is_some()).map(|c| c.column).collect();
    for (c, col) in amounts.iter().enumerate().filter(|(c, _)| ctx.families.may_give(*c)) {
        let Some(column) = ctx.cols.get(*col).map(|x| x.column).filter(|c| formulas.contains(c)) else { continue };
        let line = |row: usize| {
            matches!(outline.places.get(row), Some(Place::Under(_))) && ctx.families.gives(proof, outline, c, row)
        };
        for row in 0..ctx.rows.len() {
            let formula = ctx.raw.get(row).and_then(|r| r.cell(column)?.formula.as_deref());
            let formula = formula.filter(|_| line(row));
            let Some(ranges) = formula.and_then(|f| super::formula_text::rows_summed(f, column)) else { continue };
            let summed: u32 = ranges.iter().map(|(a, b)| b - a + 1).sum();
            let lines = (0..ctx.rows.len())
                .filter(|other| *other != row && matches!(outline.places.get(*other), Some(Place::Under(_))))
                .filter(|other| proof.own(c, *other).is_some_and(|v| v != 0))
                .filter(|other| {
                    ctx.rows.get(*other).is_some_and(|r| ranges.iter().any(|(a, b)| (*a..=*b).contains(&r.index)))
                })
                .count();
            if summed < 2 || lines == 0 {
                continue;
            }
            let text = formula.unwrap_or_default();
            findings.push(
                say::on(
                    "sum-among-lines",
                    Severity::Warning,
                    ctx.sheet(),
                    ctx.place(*col, row),
                    format!("Dòng chi tiết này là công thức ={text} cộng {lines} dòng khác của bảng: số tiền bị tính hai lần."),
                    format!("This line is the formula ={text} that adds up {lines} other rows: the money is counted twice."),
                )
                .next(crate::words::Bilingual::new(
                    "Sửa công thức, hoặc đánh số và in đậm để dòng này là dòng nhóm; nếu đúng là khoản riêng: --accept sum-among-lines",
                    "Mend the formula, or number the row as a group; if it is an amount of its own: --accept sum-among-lines",
                ))
                .with("lines", lines),
            );
        }
    }
}
