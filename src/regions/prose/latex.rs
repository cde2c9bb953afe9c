//! LaTeX: commands, mathematics, verbatim text, comments.

use memchr::{memchr, memchr3};

use crate::regions::RegionKind::{Code, Comment};
use crate::regions::lexer::{block_end, line_end};
use crate::regions::sink::Sink;

/// Environments whose text is not prose.
const VERBATIM: &[&str] = &[
    "verbatim",
    "lstlisting",
    "minted",
    "Verbatim",
    "equation",
    "equation*",
    "align",
    "align*",
    "tikzpicture",
    "alltt",
    "displaymath",
    "math",
    "gather",
    "gather*",
    "multline",
];

/// Commands whose argument names something.
const NAMING: &[&[u8]] = &[
    b"begin",
    b"end",
    b"label",
    b"ref",
    b"cite",
    b"citep",
    b"citet",
    b"eqref",
    b"pageref",
    b"autoref",
    b"cref",
    b"input",
    b"include",
    b"includegraphics",
    b"usepackage",
    b"documentclass",
    b"url",
    b"bibliography",
    b"texttt",
    b"bibliographystyle",
    b"lstinputlisting",
    b"newcommand",
    b"renewcommand",
    b"setlength",
    b"pagestyle",
];

/// Finds the regions of a LaTeX document. The default kind is prose.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let mut pos = 0;
    while let Some(at) = memchr3(b'%', b'\\', b'$', &bytes[pos..]) {
        let here = pos + at;
        pos = match bytes[here] {
            b'%' => emit(sink, here, line_end(bytes, here), true),
            b'$' => emit(sink, here, math_end(bytes, here), false),
            _ => emit(sink, here, command_end(bytes, here), false),
        };
    }
}

fn emit(sink: &mut Sink<'_>, start: usize, end: usize, is_comment: bool) -> usize {
    sink.push(if is_comment { Comment } else { Code }, start, end);
    end
}

/// Right behind `$…$` on a line, `$$…$$`, or a lone dollar.
fn math_end(bytes: &[u8], open: usize) -> usize {
    if bytes[open..].starts_with(b"$$") {
        return block_end(bytes, open + 2, b"$$");
    }
    // Formulas are short, and no blank stands inside their dollars: prices in text must not hide what is between them.
    let limit = short_line_end(bytes, open);
    let close = memchr(b'$', &bytes[open + 1..limit]).map(|at| open + 1 + at);
    let is_inside = |at: usize| bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace());
    close.filter(|close| is_inside(open + 1) && is_inside(close - 1)).map_or(open + 1, |close| close + 1)
}

/// Right behind a command, and its argument if that is no text.
fn command_end(bytes: &[u8], start: usize) -> usize {
    let rest = &bytes[start + 1..];
    let length =
        rest.iter().take_while(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'@' | b'*')).count();
    let name = &rest[..length];
    let mut end = start + 1 + length.max(1);
    if rest.starts_with(b"[") || rest.starts_with(b"(") {
        return block_end(bytes, end, if rest[0] == b'[' { b"\\]" } else { b"\\)" });
    }
    if bytes.get(end) == Some(&b'[') {
        end = group_end(bytes, end, b']');
    }
    if NAMING.contains(&name) && bytes.get(end) == Some(&b'{') {
        let close = group_end(bytes, end, b'}');
        if name == b"begin" {
            return environment_end(bytes, end, close);
        }
        end = close;
    }
    end.min(bytes.len())
}

/// Where the line ends, or what is looked at of a long one.
fn short_line_end(bytes: &[u8], from: usize) -> usize {
    line_end(&bytes[..bytes.len().min(from + 256)], from)
}

/// Right behind the bracket that closes on the same line, or the bracket itself.
fn group_end(bytes: &[u8], open: usize, close: u8) -> usize {
    let limit = short_line_end(bytes, open);
    memchr(close, &bytes[open..limit]).map_or(open + 1, |at| open + at + 1)
}

/// Right behind an environment that holds no prose, or behind `\begin{…}`.
fn environment_end(bytes: &[u8], open: usize, close: usize) -> usize {
    let name = bytes.get(open + 1..close.saturating_sub(1)).unwrap_or_default();
    if !VERBATIM.iter().any(|verbatim| verbatim.as_bytes() == name) {
        return close;
    }
    let end = [b"\\end{", name, b"}"].concat();
    block_end(bytes, close, &end)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn commands_comments_and_code() {
        check(
            "latex",
            r"\documentclass[12pt]{article} % the class
100\% of \emph{this} text costs $5 and $x^2$ more.
\begin{verbatim}
% no comment
\end{verbatim}
\[ a = b \] See \ref{fig:one}.
",
            &expect![[r#"
                code        "\\documentclass[12pt]{article}"
                comment     "% the class"
                code        "\\%"
                code        "\\emph"
                code        "$"
                code        "$x^2$"
                code        "\\begin{verbatim}\n% no comment\n\\end{verbatim}"
                code        "\\[ a = b \\]"
                code        "\\ref{fig:one}"
            "#]],
        );
    }
}
