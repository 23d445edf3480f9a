//! Recursive descent over the words of an expression, in the syntax of CEL.
//!
//! **Architecture Invariant:** depth is counted, so that no text can exhaust the stack.

use super::token::{Token, TokenKind, tokens};
use super::{Binary, CHAIN_MAX, DEPTH_MAX, Expr, ExprKind, LENGTH_MAX};
use super::{SyntaxError, SyntaxErrorKind};

/// Reads an expression.
pub(crate) fn parse(text: &str) -> Result<Expr, SyntaxError> {
    if text.len() > LENGTH_MAX {
        return Err(SyntaxError { span: 0..text.len(), kind: SyntaxErrorKind::TooLong });
    }
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(SyntaxError { span: 0..text.len(), kind: SyntaxErrorKind::Empty });
    }
    let mut parser = Parser { tokens, at: 0, depth: 0, chained: 0, end: text.len() };
    let expr = parser.choice()?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.error(SyntaxErrorKind::Expected("an operator or the end"))),
    }
}

/// Whether two texts are word for word the same, but for spaces and comments.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let words = |text| -> Option<Vec<TokenKind>> {
        Some(tokens(text).ok()?.into_iter().map(|word| word.kind).collect())
    };
    words(one).is_some_and(|one| Some(one) == words(other))
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    chained: usize,
    end: usize,
}

/// What an expression can begin with.
const ATOM: &str = "a name, a number, a text, true, false or `(`";

type Parsed = Result<Expr, SyntaxError>;

impl Parser {
    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn error(&self, kind: SyntaxErrorKind) -> SyntaxError {
        let end = self.end..self.end;
        SyntaxError { span: self.tokens.get(self.at).map_or(end, |t| t.span.clone()), kind }
    }

    /// Takes one of these signs, if it is next.
    fn take(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        match self.peek() {
            Some(TokenKind::Sign(sign)) if signs.contains(sign) => {
                let sign = *sign;
                self.at += 1;
                Some(sign)
            }
            _ => None,
        }
    }

    fn expect(&mut self, sign: &'static str, what: &'static str) -> Result<usize, SyntaxError> {
        match self.take(&[sign]) {
            Some(_) => Ok(self.tokens[self.at - 1].span.end),
            None => Err(self.error(SyntaxErrorKind::Expected(what))),
        }
    }

    /// One level deeper, within the limit.
    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        if self.depth >= DEPTH_MAX {
            return Err(self.error(SyntaxErrorKind::TooDeep));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// `a ? b : c`
    fn choice(&mut self) -> Parsed {
        self.deeper(|p| {
            let condition = p.any()?;
            if p.take(&["?"]).is_none() {
                return Ok(condition);
            }
            let one = p.choice()?;
            p.expect(":", "`:` and what holds otherwise")?;
            let other = p.choice()?;
            let span = condition.span.start..other.span.end;
            let kind = ExprKind::If(Box::new(condition), Box::new(one), Box::new(other));
            Ok(Expr { span, kind })
        })
    }

    fn any(&mut self) -> Parsed {
        self.chain("||", Self::all, ExprKind::Any)
    }

    fn all(&mut self) -> Parsed {
        self.chain("&&", Self::comparison, ExprKind::All)
    }

    fn chain(
        &mut self,
        sign: &'static str,
        operand: fn(&mut Self) -> Parsed,
        kind: fn(Vec<Expr>) -> ExprKind,
    ) -> Parsed {
        let mut operands = vec![operand(self)?];
        while self.take(&[sign]).is_some() {
            operands.push(operand(self)?);
        }
        match operands.len() {
            1 => Ok(operands.remove(0)),
            count => {
                let span = operands[0].span.start..operands[count - 1].span.end;
                Ok(Expr { span, kind: kind(operands) })
            }
        }
    }

    /// `a == b`, `a in [b, c]`
    fn comparison(&mut self) -> Parsed {
        let one = self.sum()?;
        if self.peek() == Some(&TokenKind::Name("in".to_owned())) {
            self.at += 1;
            self.expect("[", "`[` and the list to look in")?;
            let (list, end) = self.list("]", "`]`")?;
            let span = one.span.start..end;
            return Ok(Expr { span, kind: ExprKind::In(Box::new(one), list) });
        }
        let signs = ["==", "!=", "<=", ">=", "<", ">"];
        let Some(sign) = self.take(&signs) else { return Ok(one) };
        let other = self.sum()?;
        if self.take(&signs).is_some() {
            self.at -= 1;
            return Err(self.error(SyntaxErrorKind::ChainedComparison));
        }
        Ok(binary(sign, one, other))
    }

    fn sum(&mut self) -> Parsed {
        self.left(&["+", "-"], Self::product)
    }

    fn product(&mut self) -> Parsed {
        self.left(&["*", "/"], Self::unary)
    }

    /// A chain that is read from the left: each operator makes the tree one deeper.
    fn left(&mut self, signs: &[&'static str], operand: fn(&mut Self) -> Parsed) -> Parsed {
        let mut expr = operand(self)?;
        while let Some(sign) = self.take(signs) {
            self.chained += 1;
            if self.chained > CHAIN_MAX {
                return Err(self.error(SyntaxErrorKind::TooDeep));
            }
            expr = binary(sign, expr, operand(self)?);
        }
        Ok(expr)
    }

    fn unary(&mut self) -> Parsed {
        let start = self.tokens.get(self.at).map_or(self.end, |token| token.span.start);
        let Some(sign) = self.take(&["!", "-"]) else { return self.atom() };
        let inner = self.deeper(Self::unary)?;
        let span = start..inner.span.end;
        let kind = match (sign, inner.kind) {
            ("-", ExprKind::Integer(number)) => ExprKind::Integer(-number),
            ("-", kind) => ExprKind::Negate(Box::new(Expr { span: inner.span, kind })),
            (_, kind) => ExprKind::Not(Box::new(Expr { span: inner.span, kind })),
        };
        Ok(Expr { span, kind })
    }

    fn atom(&mut self) -> Parsed {
        let Some(token) = self.tokens.get(self.at).cloned() else {
            return Err(self.error(SyntaxErrorKind::Expected(ATOM)));
        };
        self.at += 1;
        let kind = match token.kind {
            TokenKind::Integer(number) => ExprKind::Integer(number),
            TokenKind::Text(text) => ExprKind::Text(text),
            TokenKind::Name(name) if name == "true" => ExprKind::Bool(true),
            TokenKind::Name(name) if name == "false" => ExprKind::Bool(false),
            TokenKind::Name(name) if name != "in" => {
                if self.take(&["("]).is_none() {
                    ExprKind::Name(name)
                } else {
                    let (arguments, end) = self.list(")", "`)`")?;
                    let kind = ExprKind::Call(name, arguments);
                    return Ok(Expr { span: token.span.start..end, kind });
                }
            }
            TokenKind::Sign("(") => {
                let inner = self.choice()?;
                let end = self.expect(")", "`)`")?;
                return Ok(Expr { span: token.span.start..end, kind: inner.kind });
            }
            TokenKind::Name(_) | TokenKind::Sign(_) => {
                self.at -= 1;
                return Err(self.error(SyntaxErrorKind::Expected(ATOM)));
            }
        };
        Ok(Expr { span: token.span, kind })
    }

    /// Expressions separated by commas, up to a closing bracket.
    fn list(
        &mut self,
        close: &'static str,
        what: &'static str,
    ) -> Result<(Vec<Expr>, usize), SyntaxError> {
        let mut list = Vec::new();
        if self.take(&[close]).is_some() {
            return Ok((list, self.tokens[self.at - 1].span.end));
        }
        loop {
            list.push(self.choice()?);
            if self.take(&[","]).is_none() {
                return Ok((list, self.expect(close, what)?));
            }
        }
    }
}

fn binary(sign: &str, one: Expr, other: Expr) -> Expr {
    let operator = match sign {
        "==" => Binary::Equal,
        "!=" => Binary::NotEqual,
        "<" => Binary::Less,
        "<=" => Binary::LessOrEqual,
        ">" => Binary::Greater,
        ">=" => Binary::GreaterOrEqual,
        "+" => Binary::Add,
        "-" => Binary::Subtract,
        "/" => Binary::Divide,
        _ => Binary::Multiply,
    };
    let span = one.span.start..other.span.end;
    Expr { span, kind: ExprKind::Binary(operator, Box::new(one), Box::new(other)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree with every bracket written out.
    fn shown(expr: &Expr) -> String {
        let all = |list: &[Expr], sep| list.iter().map(shown).collect::<Vec<_>>().join(sep);
        match &expr.kind {
            ExprKind::Bool(answer) => answer.to_string(),
            ExprKind::Integer(number) => number.to_string(),
            ExprKind::Text(text) => format!("'{text}'"),
            ExprKind::Name(name) => name.clone(),
            ExprKind::Not(one) => format!("!{}", shown(one)),
            ExprKind::Negate(one) => format!("-{}", shown(one)),
            ExprKind::All(list) => format!("({})", all(list, "&&")),
            ExprKind::Any(list) => format!("({})", all(list, "||")),
            ExprKind::Binary(op, a, b) => format!("({} {op:?} {})", shown(a), shown(b)),
            ExprKind::In(one, list) => format!("({} in [{}])", shown(one), all(list, ",")),
            ExprKind::If(c, a, b) => format!("({}?{}:{})", shown(c), shown(a), shown(b)),
            ExprKind::Call(name, list) => format!("{name}({})", all(list, ",")),
        }
    }

    #[test]
    fn precedence_is_that_of_cel() {
        for (text, expect) in [
            ("a || b && !c", "(a||(b&&!c))"),
            ("a && b && c || d", "((a&&b&&c)||d)"),
            ("a + 2 * b - c", "((a Add (2 Multiply b)) Subtract c)"),
            ("x >= 18 ? a : b ? c : d", "((x GreaterOrEqual 18)?a:(b?c:d))"),
            ("job in ['a', \"b\"] && (a || b)", "((job in ['a','b'])&&(a||b))"),
            ("years_since(born) < -3", "(years_since(born) Less -3)"),
            ("-(a + b) == -c", "(-(a Add b) Equal -c)"),
            ("f()", "f()"),
            ("a * b / 2 - c", "(((a Multiply b) Divide 2) Subtract c)"),
            ("math.least(a, b) / -3", "(math.least(a,b) Divide -3)"),
            ("a // why\n && b // because", "(a&&b)"),
            ("a == '//' // 'no text", "(a Equal '//')"),
        ] {
            assert_eq!(parse(text).map(|e| shown(&e)), Ok(expect.to_owned()), "{text}");
        }
    }

    #[test]
    fn mistakes_are_found_at_their_place() {
        for (text, span, kind) in [
            ("", 0..0, SyntaxErrorKind::Empty),
            ("a = b", 2..3, SyntaxErrorKind::Doubled('=')),
            ("a & b", 2..3, SyntaxErrorKind::Doubled('&')),
            ("a == 'b", 5..7, SyntaxErrorKind::OpenText),
            ("1.5", 0..2, SyntaxErrorKind::NumberWithPoint),
            ("99999999999999999999", 0..20, SyntaxErrorKind::BigNumber),
            ("a < b < c", 6..7, SyntaxErrorKind::ChainedComparison),
            ("a і b", 2..4, SyntaxErrorKind::Strange('і')),
            ("(a", 2..2, SyntaxErrorKind::Expected("`)`")),
            ("a b", 2..3, SyntaxErrorKind::Expected("an operator or the end")),
            ("// nothing", 0..10, SyntaxErrorKind::Empty),
            ("a % 2", 2..3, SyntaxErrorKind::Strange('%')),
            ("a /", 3..3, SyntaxErrorKind::Expected(ATOM)),
            ("math.", 4..5, SyntaxErrorKind::Strange('.')),
        ] {
            assert_eq!(parse(text), Err(SyntaxError { span, kind }), "{text}");
        }
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = format!("{}a{}", "(".repeat(900), ")".repeat(900));
        let nots = format!("{}a", "!".repeat(1_500));
        let sum = vec!["1"; 100].join("+");
        for text in [deep, nots, sum] {
            let kind = parse(&text).map_err(|error| error.kind);
            assert_eq!(kind, Err(SyntaxErrorKind::TooDeep));
        }
        let long = "a".repeat(LENGTH_MAX + 1);
        assert_eq!(parse(&long).map_err(|e| e.kind), Err(SyntaxErrorKind::TooLong));
        assert!(parse(&vec!["a"; 500].join("&&")).is_ok(), "long chains are not deep");
    }
}
