//! Expressions and operators: what they come to.

use super::ast::{Expr, Fault, Op, Skip};
use super::engine::{Engine, Outcome, Val};
use super::number;
use super::parse::plain_number;
use arcstr::ArcStr;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A number, or the error value that stands in its place.
pub(super) type Num = Result<Result<Decimal, Fault>, Skip>;

impl Engine<'_> {
    /// What an expression comes to where one value is needed.
    pub(super) fn evaluate(&mut self, expr: &Expr) -> Outcome {
        match expr {
            Expr::Number(number) => {
                self.weigh(*number);
                Ok(Val::Number(*number))
            }
            Expr::Text(text) => Ok(Val::Text(ArcStr::clone(text))),
            Expr::Bool(yes) => Ok(Val::Bool(*yes)),
            Expr::Error(fault) => Ok(Val::Fault(*fault)),
            Expr::Missing => Ok(Val::Empty),
            Expr::Range(sheet, area) if area.first == area.last => self.cell(*sheet, area.first),
            Expr::Range(..) => Err(Skip::Array),
            Expr::Sign(minus, inner) => {
                let value = self.evaluate(inner)?;
                // A plus changes nothing, not even a text.
                if !minus {
                    return Ok(value);
                }
                Ok(match number_of(&value)? {
                    Ok(number) => Val::Number(-number),
                    Err(fault) => Val::Fault(fault),
                })
            }
            Expr::Percent(inner) => {
                let value = self.evaluate(inner)?;
                Ok(match number_of(&value)? {
                    Ok(number) => Val::Number(number.checked_div(Decimal::ONE_HUNDRED).ok_or(Skip::Size)?),
                    Err(fault) => Val::Fault(fault),
                })
            }
            Expr::Binary(op, left, right) => {
                let (left, right) = (self.evaluate(left)?, self.evaluate(right)?);
                self.binary(*op, &left, &right)
            }
            Expr::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn binary(&mut self, op: Op, left: &Val, right: &Val) -> Outcome {
        if let Val::Fault(fault) = left {
            return Ok(Val::Fault(*fault));
        }
        if let Val::Fault(fault) = right {
            return Ok(Val::Fault(*fault));
        }
        match op {
            Op::Join => {
                let joined = format!("{}{}", text_of(left)?, text_of(right)?);
                Ok(Val::Text(ArcStr::from(joined)))
            }
            Op::Equal => Ok(Val::Bool(compare(left, right, false)? == Ordering::Equal)),
            Op::Unequal => Ok(Val::Bool(compare(left, right, false)? != Ordering::Equal)),
            Op::Less => Ok(Val::Bool(compare(left, right, true)? == Ordering::Less)),
            Op::LessEqual => Ok(Val::Bool(compare(left, right, true)? != Ordering::Greater)),
            Op::Greater => Ok(Val::Bool(compare(left, right, true)? == Ordering::Greater)),
            Op::GreaterEqual => Ok(Val::Bool(compare(left, right, true)? != Ordering::Less)),
            _ => {
                let (left, right) = match (number_of(left)?, number_of(right)?) {
                    (Ok(left), Ok(right)) => (left, right),
                    (Err(fault), _) | (_, Err(fault)) => return Ok(Val::Fault(fault)),
                };
                let result = match op {
                    Op::Add => left.checked_add(right),
                    Op::Subtract => left.checked_sub(right),
                    Op::Multiply => left.checked_mul(right),
                    Op::Divide if right.is_zero() => return Ok(Val::Fault(Fault::Div0)),
                    Op::Divide => left.checked_div(right),
                    _ if left.is_zero() && right.is_zero() => return Ok(Val::Fault(Fault::Num)),
                    _ if left.is_zero() && right.is_sign_negative() => return Ok(Val::Fault(Fault::Div0)),
                    _ => number::power(left, right),
                };
                let result = result.ok_or(Skip::Size)?;
                self.weigh(result);
                Ok(Val::Number(result))
            }
        }
    }
}

/// A value where a number is needed. How a text with points or commas reads depends on the machine, so only
/// plain digits are taken, and a text without digits is Excel's `#VALUE!`.
pub(super) fn number_of(value: &Val) -> Num {
    Ok(match value {
        Val::Empty => Ok(Decimal::ZERO),
        Val::Number(number) => Ok(*number),
        Val::Bool(yes) => Ok(if *yes { Decimal::ONE } else { Decimal::ZERO }),
        Val::Fault(fault) => Err(*fault),
        Val::Text(text) => match plain_number(text) {
            Some(number) => Ok(number),
            None if text.bytes().any(|b| b.is_ascii_digit()) => return Err(Skip::Text),
            None => Err(Fault::Value),
        },
    })
}

/// A value where a truth is needed.
pub(super) fn truth_of(value: &Val) -> Result<Result<bool, Fault>, Skip> {
    Ok(match value {
        Val::Empty => Ok(false),
        Val::Number(number) => Ok(!number.is_zero()),
        Val::Bool(yes) => Ok(*yes),
        Val::Fault(fault) => Err(*fault),
        Val::Text(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Val::Text(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        Val::Text(_) => Err(Fault::Value),
    })
}

/// A value where a text is needed; a fraction's decimal sign depends on the machine's language.
fn text_of(value: &Val) -> Result<String, Skip> {
    Ok(match value {
        Val::Empty => String::new(),
        Val::Number(number) if number.fract().is_zero() => number.trunc().to_string(),
        Val::Number(_) => return Err(Skip::Text),
        Val::Text(text) => text.to_string(),
        Val::Bool(true) => "TRUE".to_owned(),
        Val::Bool(false) => "FALSE".to_owned(),
        Val::Fault(fault) => fault.text().to_owned(),
    })
}

/// Excel's order: numbers, then texts, then FALSE and TRUE; an empty cell is 0, "" or FALSE as the other needs.
/// Which of two different texts comes first depends on the language and is not computed (`ordered`).
pub(super) fn compare(left: &Val, right: &Val, ordered: bool) -> Result<Ordering, Skip> {
    let rank = |value: &Val| match value {
        Val::Text(_) => 1,
        Val::Bool(_) => 2,
        _ => 0,
    };
    Ok(match (left, right) {
        (Val::Empty, Val::Empty) => Ordering::Equal,
        (Val::Empty, Val::Text(text)) => "".cmp(text.as_str()),
        (Val::Text(text), Val::Empty) => text.as_str().cmp(""),
        (Val::Empty, Val::Bool(yes)) => false.cmp(yes),
        (Val::Bool(yes), Val::Empty) => yes.cmp(&false),
        (Val::Text(a), Val::Text(b)) => match a.to_lowercase().cmp(&b.to_lowercase()) {
            Ordering::Equal => Ordering::Equal,
            _ if ordered => return Err(Skip::Text),
            other => other,
        },
        (Val::Bool(a), Val::Bool(b)) => a.cmp(b),
        (a, b) if rank(a) != rank(b) => rank(a).cmp(&rank(b)),
        (a, b) => match (number_of(a)?, number_of(b)?) {
            (Ok(a), Ok(b)) => a.cmp(&b),
            _ => Ordering::Equal,
        },
    })
}
