//! The functions budget tables use.

use super::ast::{Expr, Fault, Function, Skip};
use super::engine::{Engine, Found, Outcome, Val};
use super::number::{self, Rounding};
use super::parse::plain_number;
use super::value::{compare, number_of, truth_of};
use crate::sheet::{Area, CellRef};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// Numbers gathered from arguments.
#[derive(Default)]
struct Gathered {
    sum: Decimal,
    product: Option<Decimal>,
    least: Option<Decimal>,
    most: Option<Decimal>,
    numbers: u64,
    filled: u64,
    fault: Option<Fault>,
}

impl Gathered {
    fn number(&mut self, number: Decimal, multiply: bool) -> Result<(), Skip> {
        self.numbers += 1;
        self.filled += 1;
        if multiply {
            let product = self.product.unwrap_or(Decimal::ONE);
            self.product = Some(product.checked_mul(number).ok_or(Skip::Size)?);
        } else {
            self.sum = self.sum.checked_add(number).ok_or(Skip::Size)?;
        }
        self.least = Some(self.least.map_or(number, |least| least.min(number)));
        self.most = Some(self.most.map_or(number, |most| most.max(number)));
        Ok(())
    }

    /// A value met in a range: texts and truths do not count as numbers there.
    fn met(&mut self, value: &Val, multiply: bool) -> Result<(), Skip> {
        match value {
            Val::Number(number) => self.number(*number, multiply),
            Val::Fault(fault) => {
                self.fault.get_or_insert(*fault);
                self.filled += 1;
                Ok(())
            }
            Val::Empty => Ok(()),
            Val::Text(_) | Val::Bool(_) => {
                self.filled += 1;
                Ok(())
            }
        }
    }

    /// What a function makes of it.
    fn result(&self, function: Function) -> Outcome {
        match function {
            // They count error values too, or leave them out.
            Function::Count => return Ok(Val::Number(Decimal::from(self.numbers))),
            Function::CountA => return Ok(Val::Number(Decimal::from(self.filled))),
            _ => {}
        }
        if let Some(fault) = self.fault {
            return Ok(Val::Fault(fault));
        }
        Ok(Val::Number(match function {
            Function::Min => self.least.unwrap_or(Decimal::ZERO),
            Function::Max => self.most.unwrap_or(Decimal::ZERO),
            Function::Product => self.product.unwrap_or(Decimal::ZERO),
            Function::Average if self.numbers == 0 => return Ok(Val::Fault(Fault::Div0)),
            Function::Average => self.sum.checked_div(Decimal::from(self.numbers)).ok_or(Skip::Size)?,
            _ => self.sum,
        }))
    }
}

impl Engine<'_> {
    /// What a function comes to.
    pub(super) fn call(&mut self, function: Function, arguments: &[Expr]) -> Outcome {
        match function {
            Function::Sum
            | Function::Min
            | Function::Max
            | Function::Average
            | Function::Product
            | Function::Count
            | Function::CountA => self.gather(function, arguments),
            Function::Subtotal => self.subtotal(arguments),
            Function::Round => self.rounded(arguments, Rounding::Half),
            Function::RoundUp => self.rounded(arguments, Rounding::Up),
            Function::RoundDown => self.rounded(arguments, Rounding::Down),
            Function::Int => self.with_number(arguments, |number| Some(number.floor())),
            Function::Abs => self.with_number(arguments, |number| Some(number.abs())),
            Function::Mod => self.modulo(arguments),
            Function::If => self.choose(arguments),
            Function::IfError => match arguments {
                [value, other] => match self.evaluate(value)? {
                    Val::Fault(_) => self.evaluate(other),
                    value => Ok(value),
                },
                _ => Err(Skip::Syntax),
            },
            Function::And | Function::Or => self.all_or_any(arguments, function == Function::And),
            Function::Not => match arguments {
                [value] => Ok(match truth_of(&self.evaluate(value)?)? {
                    Ok(yes) => Val::Bool(!yes),
                    Err(fault) => Val::Fault(fault),
                }),
                _ => Err(Skip::Syntax),
            },
            Function::SumIf => match arguments {
                [range, criterion] => self.sum_if(range, criterion, range),
                [range, criterion, sum] => self.sum_if(range, criterion, sum),
                _ => Err(Skip::Syntax),
            },
            Function::SumIfs => self.sum_ifs(arguments),
            Function::CountIf => match arguments {
                [range, criterion] => self.count_if(range, criterion),
                _ => Err(Skip::Syntax),
            },
            Function::SumProduct => self.sum_product(arguments),
            Function::Row | Function::Column => self.place(function, arguments),
        }
    }

    fn gather(&mut self, function: Function, arguments: &[Expr]) -> Outcome {
        let multiply = function == Function::Product;
        let mut all = Gathered::default();
        for argument in arguments {
            match argument {
                Expr::Range(sheet, area) => self.each(*sheet, *area, |found| all.met(&found.value, multiply))?,
                Expr::Missing => {}
                other => match self.evaluate(other)? {
                    Val::Fault(fault) => {
                        all.fault.get_or_insert(fault);
                    }
                    // A text written into the call is read as a number, or is an error.
                    value => match number_of(&value)? {
                        Ok(number) => all.number(number, multiply)?,
                        Err(fault) => {
                            all.fault.get_or_insert(fault);
                        }
                    },
                },
            }
        }
        self.weigh(all.sum);
        all.result(function)
    }

    /// SUBTOTAL leaves out other SUBTOTALs; above 100 also hidden rows. Whether a row is hidden by hand (then
    /// 1-11 count it) or by a filter (then they do not) is not known here.
    fn subtotal(&mut self, arguments: &[Expr]) -> Outcome {
        let Some((code, ranges)) = arguments.split_first() else { return Err(Skip::Syntax) };
        let code = match number_of(&self.evaluate(code)?)? {
            Ok(code) => code.to_i64().ok_or(Skip::Size)?,
            Err(fault) => return Ok(Val::Fault(fault)),
        };
        let function = match code % 100 {
            1 => Function::Average,
            2 => Function::Count,
            3 => Function::CountA,
            4 => Function::Max,
            5 => Function::Min,
            6 => Function::Product,
            9 => Function::Sum,
            _ => return Err(Skip::Function(format!("SUBTOTAL({code})"))),
        };
        let multiply = function == Function::Product;
        let mut all = Gathered::default();
        for range in ranges {
            let Expr::Range(sheet, area) = range else { return Err(Skip::Syntax) };
            self.each(*sheet, *area, |found| match (found.subtotal, found.hidden, code > 100) {
                (true, ..) | (_, true, true) => Ok(()),
                (false, true, false) => Err(Skip::Filter),
                _ => all.met(&found.value, multiply),
            })?;
        }
        all.result(function)
    }

    fn rounded(&mut self, arguments: &[Expr], how: Rounding) -> Outcome {
        let (value, digits) = match arguments {
            [value] if how == Rounding::Down => (value, &Expr::Number(Decimal::ZERO)),
            [value, digits] => (value, digits),
            _ => return Err(Skip::Syntax),
        };
        let (value, digits) = (self.evaluate(value)?, self.evaluate(digits)?);
        match (number_of(&value)?, number_of(&digits)?) {
            (Ok(number), Ok(digits)) => {
                let digits = digits.trunc().to_i64().ok_or(Skip::Size)?;
                number::round(number, digits, how).map(Val::Number).ok_or(Skip::Size)
            }
            (Err(fault), _) | (_, Err(fault)) => Ok(Val::Fault(fault)),
        }
    }

    fn with_number(&mut self, arguments: &[Expr], change: impl Fn(Decimal) -> Option<Decimal>) -> Outcome {
        let [value] = arguments else { return Err(Skip::Syntax) };
        match number_of(&self.evaluate(value)?)? {
            Ok(number) => change(number).map(Val::Number).ok_or(Skip::Size),
            Err(fault) => Ok(Val::Fault(fault)),
        }
    }

    /// MOD takes the sign of the divisor.
    fn modulo(&mut self, arguments: &[Expr]) -> Outcome {
        let [value, divisor] = arguments else { return Err(Skip::Syntax) };
        let (value, divisor) = (self.evaluate(value)?, self.evaluate(divisor)?);
        match (number_of(&value)?, number_of(&divisor)?) {
            (Ok(_), Ok(divisor)) if divisor.is_zero() => Ok(Val::Fault(Fault::Div0)),
            (Ok(value), Ok(divisor)) => {
                let times = value.checked_div(divisor).ok_or(Skip::Size)?.floor();
                let rest = times.checked_mul(divisor).and_then(|whole| value.checked_sub(whole));
                rest.map(Val::Number).ok_or(Skip::Size)
            }
            (Err(fault), _) | (_, Err(fault)) => Ok(Val::Fault(fault)),
        }
    }

    fn choose(&mut self, arguments: &[Expr]) -> Outcome {
        let (condition, then, otherwise) = match arguments {
            [condition, then] => (condition, then, None),
            [condition, then, otherwise] => (condition, then, Some(otherwise)),
            _ => return Err(Skip::Syntax),
        };
        let chosen = match truth_of(&self.evaluate(condition)?)? {
            Ok(true) => Some(then),
            Ok(false) => otherwise,
            Err(fault) => return Ok(Val::Fault(fault)),
        };
        match chosen {
            None => Ok(Val::Bool(false)),
            Some(Expr::Missing) => Ok(Val::Number(Decimal::ZERO)),
            Some(expr) => self.evaluate(expr),
        }
    }

    fn all_or_any(&mut self, arguments: &[Expr], all: bool) -> Outcome {
        let mut result = all;
        let mut met = false;
        for argument in arguments {
            let mut take = |value: &Val| -> Result<Option<Fault>, Skip> {
                match truth_of(value)? {
                    Ok(yes) => {
                        met = true;
                        result = if all { result && yes } else { result || yes };
                        Ok(None)
                    }
                    Err(fault) => Ok(Some(fault)),
                }
            };
            let mut fault = None;
            match argument {
                Expr::Range(sheet, area) if area.first != area.last => {
                    self.each(*sheet, *area, |found| {
                        if !matches!(found.value, Val::Text(_)) {
                            fault = fault.or(take(&found.value)?);
                        }
                        Ok(())
                    })?;
                }
                other => {
                    let value = self.evaluate(other)?;
                    fault = take(&value)?;
                }
            }
            if let Some(fault) = fault {
                return Ok(Val::Fault(fault));
            }
        }
        Ok(if met { Val::Bool(result) } else { Val::Fault(Fault::Value) })
    }

    fn sum_if(&mut self, range: &Expr, criterion: &Expr, sum: &Expr) -> Outcome {
        let (Expr::Range(sheet, area), Expr::Range(sum_sheet, sum_area)) = (range, sum) else {
            return Err(Skip::Array);
        };
        let criterion = Criterion::new(&self.evaluate(criterion)?)?;
        if criterion.empty() {
            return Err(Skip::Text);
        }
        let mut hits = Vec::new();
        self.each(*sheet, *area, |found| {
            if criterion.met(&found.value)? {
                hits.push(offset(found, *area));
            }
            Ok(())
        })?;
        let mut all = Gathered::default();
        // The sum range counts by its first corner alone.
        for (rows, columns) in hits {
            let at = CellRef::new(sum_area.first.row + rows, sum_area.first.column + columns);
            let value = self.cell(*sum_sheet, at)?;
            all.met(&value, false)?;
        }
        all.result(Function::Sum)
    }

    fn sum_ifs(&mut self, arguments: &[Expr]) -> Outcome {
        let Some((Expr::Range(sheet, area), pairs)) = arguments.split_first() else { return Err(Skip::Array) };
        let mut tests = Vec::new();
        for pair in pairs.chunks(2) {
            let [Expr::Range(test_sheet, test_area), criterion] = pair else { return Err(Skip::Syntax) };
            let criterion = Criterion::new(&self.evaluate(criterion)?)?;
            if criterion.empty() || size(*test_area) != size(*area) {
                return Err(Skip::Text);
            }
            tests.push((*test_sheet, *test_area, criterion));
        }
        let mut candidates = Vec::new();
        self.each(*sheet, *area, |found| {
            candidates.push((offset(found, *area), found.value.clone()));
            Ok(())
        })?;
        let mut all = Gathered::default();
        'cells: for ((rows, columns), value) in candidates {
            for (test_sheet, test_area, criterion) in &tests {
                let at = CellRef::new(test_area.first.row + rows, test_area.first.column + columns);
                if !criterion.met(&self.cell(*test_sheet, at)?)? {
                    continue 'cells;
                }
            }
            all.met(&value, false)?;
        }
        all.result(Function::Sum)
    }

    fn count_if(&mut self, range: &Expr, criterion: &Expr) -> Outcome {
        let Expr::Range(sheet, area) = range else { return Err(Skip::Array) };
        let criterion = Criterion::new(&self.evaluate(criterion)?)?;
        // Empty cells are not gone through, so what they might meet is not counted.
        if criterion.empty() || criterion.how == How::Unequal {
            return Err(Skip::Text);
        }
        let mut count = 0u64;
        self.each(*sheet, *area, |found| {
            count += u64::from(criterion.met(&found.value)?);
            Ok(())
        })?;
        Ok(Val::Number(Decimal::from(count)))
    }

    /// SUMPRODUCT over ranges of one size; texts count as 0.
    fn sum_product(&mut self, arguments: &[Expr]) -> Outcome {
        let Some((Expr::Range(sheet, area), rest)) = arguments.split_first() else { return Err(Skip::Array) };
        let mut terms: Vec<((u32, u32), Decimal)> = Vec::new();
        let mut fault = None;
        self.each(*sheet, *area, |found| {
            match &found.value {
                Val::Number(number) => terms.push((offset(found, *area), *number)),
                Val::Fault(met) => fault = fault.or(Some(*met)),
                _ => {}
            }
            Ok(())
        })?;
        for other in rest {
            let Expr::Range(other_sheet, other_area) = other else { return Err(Skip::Array) };
            if size(*other_area) != size(*area) {
                return Ok(Val::Fault(Fault::Value));
            }
            let mut factors = std::collections::BTreeMap::new();
            self.each(*other_sheet, *other_area, |found| {
                match &found.value {
                    Val::Number(number) => {
                        factors.insert(offset(found, *other_area), *number);
                    }
                    Val::Fault(met) => fault = fault.or(Some(*met)),
                    _ => {}
                }
                Ok(())
            })?;
            for (at, term) in &mut terms {
                let factor = factors.get(at).copied().unwrap_or(Decimal::ZERO);
                *term = term.checked_mul(factor).ok_or(Skip::Size)?;
            }
        }
        if let Some(fault) = fault {
            return Ok(Val::Fault(fault));
        }
        let mut sum = Decimal::ZERO;
        for (_, term) in terms {
            sum = sum.checked_add(term).ok_or(Skip::Size)?;
        }
        self.weigh(sum);
        Ok(Val::Number(sum))
    }

    fn place(&self, function: Function, arguments: &[Expr]) -> Outcome {
        let at = match arguments {
            [] => self.here.1,
            [Expr::Range(_, area)] => area.first,
            _ => return Err(Skip::Syntax),
        };
        let number = if function == Function::Row { at.row } else { at.column };
        Ok(Val::Number(Decimal::from(u64::from(number) + 1)))
    }
}

fn offset(found: &Found, area: Area) -> (u32, u32) {
    (found.at.row - area.first.row, found.at.column - area.first.column)
}

fn size(area: Area) -> (u32, u32) {
    (area.last.row - area.first.row, area.last.column - area.first.column)
}

/// How a criterion compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

/// A criterion of SUMIF: `5`, `">=5"`, `"Sở *"`.
struct Criterion {
    how: How,
    wanted: Val,
}

impl Criterion {
    fn new(value: &Val) -> Result<Self, Skip> {
        const SIGNS: [(&str, How); 6] = [
            ("<=", How::LessEqual),
            (">=", How::GreaterEqual),
            ("<>", How::Unequal),
            ("<", How::Less),
            (">", How::Greater),
            ("=", How::Equal),
        ];
        let Val::Text(text) = value else { return Ok(Self { how: How::Equal, wanted: value.clone() }) };
        let found = SIGNS.iter().find_map(|(sign, how)| Some((*how, text.strip_prefix(sign)?)));
        let (how, rest) = found.unwrap_or((How::Equal, text));
        let wanted = match plain_number(rest) {
            Some(number) => Val::Number(number),
            // `>1,5`: how that reads depends on the machine.
            None if how != How::Equal && how != How::Unequal => return Err(Skip::Text),
            None => Val::Text(rest.to_lowercase().into()),
        };
        Ok(Self { how, wanted })
    }

    /// Whether it also asks about empty cells.
    fn empty(&self) -> bool {
        matches!(&self.wanted, Val::Empty | Val::Fault(_)) || matches!(&self.wanted, Val::Text(t) if t.is_empty())
    }

    fn met(&self, value: &Val) -> Result<bool, Skip> {
        let equal = match (&self.wanted, value) {
            (Val::Text(pattern), Val::Text(text)) => like(pattern, &text.to_lowercase()),
            (Val::Text(_), _) => false,
            (Val::Number(wanted), Val::Text(text)) => plain_number(text) == Some(*wanted),
            (wanted, value) => {
                std::mem::discriminant(wanted) == std::mem::discriminant(value)
                    && compare(value, wanted, false)? == Ordering::Equal
            }
        };
        let order = match (&self.wanted, value) {
            (Val::Number(wanted), Val::Number(number)) => Some(number.cmp(wanted)),
            _ => None,
        };
        Ok(match self.how {
            How::Equal => equal,
            How::Unequal => !equal,
            How::Less => order == Some(Ordering::Less),
            How::LessEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            How::Greater => order == Some(Ordering::Greater),
            How::GreaterEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        })
    }
}

/// Whether a text matches a pattern with `*`, `?` and `~` before either.
fn like(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // Where to go on when what follows a star does not fit: the star and the text it has taken so far.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        let escaped = pattern.get(p) == Some(&'~') && matches!(pattern.get(p + 1), Some('*' | '?' | '~'));
        let wanted = if escaped { pattern.get(p + 1) } else { pattern.get(p) };
        if !escaped && wanted == Some(&'*') {
            star = Some((p, t));
            p += 1;
        } else if wanted.is_some_and(|w| (!escaped && *w == '?') || text.get(t) == Some(w)) {
            p += if escaped { 2 } else { 1 };
            t += 1;
        } else if let Some((at, taken)) = star {
            p = at + 1;
            t = taken + 1;
            star = Some((at, taken + 1));
        } else {
            return false;
        }
    }
    pattern.iter().skip(p).all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn patterns_match() {
        for (pattern, text, expected) in [
            ("sở y tế", "sở y tế", true),
            ("sở *", "sở y tế", true),
            ("*tế", "sở y tế", true),
            ("s?", "sở", true),
            ("s?", "sở y", false),
            ("~*", "*", true),
            ("~*", "a", false),
            ("*a*b", "xaayb", true),
        ] {
            assert_eq!(like(pattern, text), expected, "{pattern} {text}");
        }
    }
}
