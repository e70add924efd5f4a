//! Formula text → expression, as Excel reads it: comparison, then `&`, `+ −`, `* /`, `^`, sign, `%`.

use super::ast::{Expr, FUNCTIONS, Fault, Op, Skip};
use crate::sheet::{Area, CellRef};
use arcstr::ArcStr;
use rust_decimal::Decimal;

/// How deep brackets, calls and names may nest.
const DEPTH: u32 = 64;
/// How many operators one formula may have: each may nest the expression one deeper.
const OPERATORS: u32 = 1000;
/// The last row and column of Excel's grid.
const LAST: CellRef = CellRef::new(1_048_575, 16_383);

/// What a formula's names mean: sheets and defined names.
pub(super) struct Scope<'w> {
    /// Sheet names, lower case, by number.
    pub(super) sheets: &'w [String],
    /// Defined names, lower case, and what they refer to.
    pub(super) names: &'w [(String, String)],
}

/// Takes a formula of the sheet `home` apart.
pub(super) fn parse(formula: &str, home: usize, scope: &Scope<'_>) -> Result<Expr, Skip> {
    parse_within(formula, home, scope, 0)
}

fn parse_within(formula: &str, home: usize, scope: &Scope<'_>, depth: u32) -> Result<Expr, Skip> {
    let mut parser = Parser { text: formula.trim().trim_start_matches('='), at: 0, home, scope, depth, operators: 0 };
    let expr = parser.comparison()?;
    parser.space();
    if parser.at < parser.text.len() { Err(Skip::Syntax) } else { Ok(expr) }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    home: usize,
    scope: &'t Scope<'t>,
    depth: u32,
    operators: u32,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn deeper(&mut self) -> Result<(), Skip> {
        self.depth += 1;
        if self.depth > DEPTH { Err(Skip::Size) } else { Ok(()) }
    }

    /// Puts an operator between two.
    fn binary(&mut self, op: Op, left: Expr, right: Expr) -> Result<Expr, Skip> {
        self.operators += 1;
        if self.operators > OPERATORS {
            return Err(Skip::Size);
        }
        Ok(Expr::Binary(op, Box::new(left), Box::new(right)))
    }

    fn comparison(&mut self) -> Result<Expr, Skip> {
        self.deeper()?;
        let mut left = self.joined()?;
        loop {
            self.space();
            let op = if self.eat("<=") {
                Op::LessEqual
            } else if self.eat(">=") {
                Op::GreaterEqual
            } else if self.eat("<>") {
                Op::Unequal
            } else if self.eat("<") {
                Op::Less
            } else if self.eat(">") {
                Op::Greater
            } else if self.eat("=") {
                Op::Equal
            } else {
                self.depth -= 1;
                return Ok(left);
            };
            let right = self.joined()?;
            left = self.binary(op, left, right)?;
        }
    }

    fn joined(&mut self) -> Result<Expr, Skip> {
        let mut left = self.sum()?;
        loop {
            self.space();
            if !self.eat("&") {
                return Ok(left);
            }
            let right = self.sum()?;
            left = self.binary(Op::Join, left, right)?;
        }
    }

    fn sum(&mut self) -> Result<Expr, Skip> {
        let mut left = self.product()?;
        loop {
            self.space();
            let op = match self.peek() {
                Some(b'+') => Op::Add,
                Some(b'-') => Op::Subtract,
                _ => return Ok(left),
            };
            self.at += 1;
            let right = self.product()?;
            left = self.binary(op, left, right)?;
        }
    }

    fn product(&mut self) -> Result<Expr, Skip> {
        let mut left = self.power()?;
        loop {
            self.space();
            let op = match self.peek() {
                Some(b'*') => Op::Multiply,
                Some(b'/') => Op::Divide,
                _ => return Ok(left),
            };
            self.at += 1;
            let right = self.power()?;
            left = self.binary(op, left, right)?;
        }
    }

    fn power(&mut self) -> Result<Expr, Skip> {
        let mut left = self.signed()?;
        loop {
            self.space();
            if !self.eat("^") {
                return Ok(left);
            }
            let right = self.signed()?;
            left = self.binary(Op::Power, left, right)?;
        }
    }

    /// In Excel a sign binds tighter than `^`: `-2^2` is 4.
    fn signed(&mut self) -> Result<Expr, Skip> {
        let mut minus = false;
        let mut signs = false;
        loop {
            self.space();
            match self.peek() {
                Some(b'-') => minus = !minus,
                Some(b'+') => {}
                _ => break,
            }
            signs = true;
            self.at += 1;
        }
        let value = self.percent()?;
        Ok(if signs { Expr::Sign(minus, Box::new(value)) } else { value })
    }

    fn percent(&mut self) -> Result<Expr, Skip> {
        let mut value = self.atom()?;
        loop {
            self.space();
            if !self.eat("%") {
                return Ok(value);
            }
            self.operators += 1;
            if self.operators > OPERATORS {
                return Err(Skip::Size);
            }
            value = Expr::Percent(Box::new(value));
        }
    }

    fn atom(&mut self) -> Result<Expr, Skip> {
        self.space();
        match self.peek().ok_or(Skip::Syntax)? {
            b'(' => {
                self.at += 1;
                let inside = self.comparison()?;
                self.space();
                if !self.eat(")") {
                    // A comma here is a union of areas.
                    return Err(if matches!(self.peek(), Some(b',' | b';')) { Skip::Array } else { Skip::Syntax });
                }
                Ok(inside)
            }
            b'"' => self.text().map(Expr::Text),
            b'#' => {
                let fault = Fault::begins(self.rest()).ok_or(Skip::Syntax)?;
                self.at += fault.text().len();
                Ok(Expr::Error(fault))
            }
            b'{' => Err(Skip::Array),
            b'[' => Err(Skip::External),
            b'@' => {
                self.at += 1;
                self.atom()
            }
            b'\'' => {
                let sheet = self.quoted_sheet()?;
                self.reference(Some(sheet))
            }
            b'0'..=b'9' | b'.' => self.number_or_rows(),
            _ => self.word(),
        }
    }

    fn text(&mut self) -> Result<ArcStr, Skip> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let end = rest.find('"').ok_or(Skip::Syntax)?;
            out.push_str(rest.get(..end).unwrap_or_default());
            self.at += end + 1;
            if !self.eat("\"") {
                return Ok(ArcStr::from(out));
            }
            out.push('"');
        }
    }

    /// `'Sheet name'!`; doubled quotes stand for one.
    fn quoted_sheet(&mut self) -> Result<usize, Skip> {
        let mut name = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let end = rest.find('\'').ok_or(Skip::Syntax)?;
            name.push_str(rest.get(..end).unwrap_or_default());
            self.at += end + 1;
            if !self.eat("'") {
                break;
            }
            name.push('\'');
        }
        if !self.eat("!") {
            return Err(Skip::Syntax);
        }
        self.sheet(&name)
    }

    fn sheet(&self, name: &str) -> Result<usize, Skip> {
        if name.contains('[') {
            return Err(Skip::External);
        }
        let lower = name.to_lowercase();
        self.scope.sheets.iter().position(|s| *s == lower).ok_or_else(|| Skip::Unknown(name.to_owned()))
    }

    fn number_or_rows(&mut self) -> Result<Expr, Skip> {
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        while digit(end) {
            end += 1;
        }
        if bytes.get(end) == Some(&b':') {
            return self.reference(None);
        }
        if bytes.get(end) == Some(&b'.') {
            end += 1;
            while digit(end) {
                end += 1;
            }
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if digit(end + 1 + sign) {
                end += 1 + sign;
                while digit(end) {
                    end += 1;
                }
            }
        }
        let text = self.text.get(self.at..end).ok_or(Skip::Syntax)?;
        self.at = end;
        super::number::from_text(text).map(Expr::Number).ok_or(Skip::Size)
    }

    /// A word: a function, TRUE or FALSE, a sheet before `!`, a reference, a defined name.
    fn word(&mut self) -> Result<Expr, Skip> {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        let word = rest.get(..end).filter(|w| !w.is_empty()).ok_or(Skip::Syntax)?;
        match rest.as_bytes().get(end) {
            Some(b'!') => {
                self.at += end + 1;
                let sheet = self.sheet(word)?;
                return self.reference(Some(sheet));
            }
            Some(b'(') => {
                self.at += end + 1;
                return self.call(word);
            }
            // A table's column.
            Some(b'[') => return Err(Skip::Unknown(word.to_owned())),
            _ => {}
        }
        if let Ok(reference) = self.reference(None) {
            return Ok(reference);
        }
        self.at += end;
        if word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false") {
            return Ok(Expr::Bool(word.eq_ignore_ascii_case("true")));
        }
        self.name(word)
    }

    /// What a defined name stands for.
    fn name(&mut self, name: &str) -> Result<Expr, Skip> {
        let lower = name.to_lowercase();
        let mut meanings = self.scope.names.iter().filter(|(n, _)| *n == lower);
        let unknown = || Skip::Unknown(name.to_owned());
        let (_, refers_to) = meanings.next().ok_or_else(unknown)?;
        // The same name may mean another thing on each sheet; which one is meant is then not known.
        if meanings.any(|(_, other)| other != refers_to) {
            return Err(unknown());
        }
        self.deeper()?;
        let expr = parse_within(refers_to, self.home, self.scope, self.depth)?;
        self.depth -= 1;
        Ok(expr)
    }

    fn call(&mut self, name: &str) -> Result<Expr, Skip> {
        let upper = name.to_ascii_uppercase();
        let plain = upper.strip_prefix("_XLFN.").unwrap_or(&upper);
        let found = FUNCTIONS.iter().find(|(n, _)| *n == plain).map(|(_, f)| *f);
        let function = found.ok_or_else(|| Skip::Function(plain.to_owned()))?;
        self.deeper()?;
        let mut arguments = Vec::new();
        self.space();
        if !self.eat(")") {
            loop {
                self.space();
                if matches!(self.peek(), Some(b',' | b';' | b')')) {
                    arguments.push(Expr::Missing);
                } else {
                    arguments.push(self.comparison()?);
                }
                self.space();
                match self.peek() {
                    Some(b',' | b';') => self.at += 1,
                    Some(b')') => {
                        self.at += 1;
                        break;
                    }
                    _ => return Err(Skip::Syntax),
                }
            }
        }
        self.depth -= 1;
        Ok(Expr::Call(function, arguments))
    }

    /// A cell, a range, whole columns or whole rows.
    fn reference(&mut self, sheet: Option<usize>) -> Result<Expr, Skip> {
        let start = self.at;
        if self.rest().starts_with("#REF!") {
            self.at += "#REF!".len();
            return Ok(Expr::Error(Fault::Ref));
        }
        let expr = self.corners(sheet.unwrap_or(self.home));
        if expr.is_err() {
            self.at = start;
        }
        expr
    }

    fn corners(&mut self, sheet: usize) -> Result<Expr, Skip> {
        let (first_column, first_row) = self.corner()?;
        let save = self.at;
        let (last_column, last_row) = if self.eat(":") {
            match self.corner() {
                Ok(corner) => corner,
                Err(_) => {
                    self.at = save;
                    return Err(Skip::Array);
                }
            }
        } else {
            (first_column, first_row)
        };
        // What goes on is no reference but a name, a call or another workbook's sheet.
        if self.rest().starts_with(|c: char| is_word(c) || matches!(c, '(' | '!' | '[')) {
            return Err(Skip::Syntax);
        }
        // Both corners have rows, or both have none; the same for columns.
        let area = match (first_column, first_row, last_column, last_row) {
            (Some(c1), Some(r1), Some(c2), Some(r2)) => {
                (CellRef::new(r1.min(r2), c1.min(c2)), CellRef::new(r1.max(r2), c1.max(c2)))
            }
            (Some(c1), None, Some(c2), None) if self.at > save => {
                (CellRef::new(0, c1.min(c2)), CellRef::new(LAST.row, c1.max(c2)))
            }
            (None, Some(r1), None, Some(r2)) if self.at > save => {
                (CellRef::new(r1.min(r2), 0), CellRef::new(r1.max(r2), LAST.column))
            }
            _ => return Err(Skip::Syntax),
        };
        Ok(Expr::Range(sheet, Area { first: area.0, last: area.1 }))
    }

    /// `$A$1`, `A` or `1`: 0-based column and row, where there.
    fn corner(&mut self) -> Result<(Option<u32>, Option<u32>), Skip> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        if bytes.get(at) == Some(&b'$') {
            at += 1;
        }
        let mut column = 0u32;
        let letters = at;
        while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_alphabetic()) {
            if at - letters == 3 {
                return Err(Skip::Syntax);
            }
            column = column * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1;
            at += 1;
        }
        let has_column = at > letters;
        if has_column && bytes.get(at) == Some(&b'$') {
            at += 1;
        }
        let mut row = 0u32;
        let digits = at;
        while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
            if at - digits == 7 {
                return Err(Skip::Syntax);
            }
            row = row * 10 + u32::from(b - b'0');
            at += 1;
        }
        let has_row = at > digits;
        let outside = column > LAST.column + 1 || row > LAST.row + 1 || (has_row && row == 0);
        if outside || !(has_column || has_row) {
            return Err(Skip::Syntax);
        }
        self.at = at;
        Ok((has_column.then(|| column - 1), has_row.then(|| row - 1)))
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '\\' | '?' | '$')
}

/// The number a criterion or text argument spells, digits with at most one point.
pub(super) fn plain_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let body = text.strip_prefix('-').unwrap_or(text);
    let plain = !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit());
    if plain { super::number::from_text(text) } else { None }
}
