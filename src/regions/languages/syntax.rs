//! The comment and string syntax of languages, as rules of the lexer. Of two that fit, the first one holds.

use super::super::code::{
    batch, chars, dash, docstring, heredoc, long_bracket, make, perl, php, raw_string, regex, vim,
};
use super::super::lexer::{
    At, Escape, Rule, block, interpolated, line, nested, quoted, quoted_lines, raw, skip, special, text,
};

const SLASHES: Rule = line("//");
const HASH: Rule = line("#");
const C_BLOCK: Rule = block("/*", "*/");
const NESTED_C_BLOCK: Rule = nested("/*", "*/");
const DOUBLE: Rule = quoted("\"");
const SINGLE: Rule = quoted("'");
const CHAR: Rule = special("'", chars::literal);
const BACKTICK: Rule = raw("`", "`");
const TRIPLE_DOUBLE: Rule = quoted_lines("\"\"\"");
const TRIPLE_SINGLE: Rule = quoted_lines("'''");
/// A quote that repeats itself instead of taking a backslash, on one line.
const DOUBLED_SINGLE: Rule = text("'", "'", Escape::Doubled, false);
const DOUBLED_DOUBLE: Rule = text("\"", "\"", Escape::Doubled, false);
/// `\"` outside of a string: the next byte opens nothing.
const BACKSLASH: Rule = skip("\\", 2);

pub(crate) const ADA: &[Rule] = &[line("--"), DOUBLED_DOUBLE, CHAR.at(At::NotAfterWord)];
pub(crate) const ASSEMBLY: &[Rule] =
    &[line(";"), SLASHES, C_BLOCK, HASH.at(At::LineStart), line("@").at(At::LineStart), DOUBLE, CHAR];
pub(crate) const AWK: &[Rule] = &[HASH, DOUBLE, special("/", regex::script)];
pub(crate) const BATCH: &[Rule] = &[
    line("::").at(At::LineStart),
    special("r", batch::remark).at(At::NotAfterWord),
    special("R", batch::remark).at(At::NotAfterWord),
    text("\"", "\"", Escape::None, false),
];
pub(crate) const BICEP: &[Rule] = &[SLASHES, C_BLOCK, raw("'''", "'''"), interpolated("'", "${", false)];
pub(crate) const C: &[Rule] = &[SLASHES, C_BLOCK, DOUBLE, CHAR];
pub(crate) const CLOJURE: &[Rule] = &[line(";"), BACKSLASH, quoted_lines("\"")];
pub(crate) const CMAKE: &[Rule] = &[
    special("#", long_bracket::cmake_comment),
    HASH,
    special("[", long_bracket::string),
    quoted_lines("\""),
    BACKSLASH,
];
pub(crate) const COBOL: &[Rule] =
    &[line("*>"), line("*").at(At::Column(6)), line("/").at(At::Column(6)), DOUBLED_DOUBLE, DOUBLED_SINGLE];
pub(crate) const COFFEE: &[Rule] = &[
    block("###", "###"),
    HASH,
    TRIPLE_DOUBLE,
    TRIPLE_SINGLE,
    interpolated("\"", "#{", true),
    quoted_lines("'"),
];
/// Settings with `#` comments after a blank, and quotes: nginx, `HAProxy`, ssh, …
pub(crate) const CONF: &[Rule] = &[HASH.at(At::Word), DOUBLE, SINGLE.at(At::Word), BACKSLASH];
pub(crate) const CPP: &[Rule] = &[SLASHES, C_BLOCK, special("\"", raw_string::cpp), CHAR];
pub(crate) const CSHARP: &[Rule] =
    &[SLASHES, C_BLOCK, special("\"\"\"", raw_string::quotes), special("\"", raw_string::csharp), CHAR];
pub(crate) const CSS: &[Rule] = &[C_BLOCK, DOUBLE, SINGLE];
pub(crate) const CUE: &[Rule] = &[SLASHES, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE];
pub(crate) const D: &[Rule] = &[SLASHES, C_BLOCK, nested("/+", "+/"), quoted_lines("\""), BACKTICK, CHAR];
pub(crate) const DART: &[Rule] = &[
    SLASHES,
    NESTED_C_BLOCK,
    interpolated("\"\"\"", "${", true),
    interpolated("'''", "${", true),
    interpolated("\"", "${", false),
    interpolated("'", "${", false),
];
pub(crate) const DHALL: &[Rule] = &[line("--"), nested("{-", "-}"), raw("''", "''"), DOUBLE];
pub(crate) const ELIXIR: &[Rule] = &[
    skip("?\"", 2),
    skip("?'", 2),
    skip("?#", 2),
    skip("#{", 2),
    HASH,
    special("~", perl::sigil),
    special("\"\"\"", docstring::elixir),
    special("'''", docstring::elixir),
    interpolated("\"", "#{", true),
    quoted("'"),
];
pub(crate) const ELM: &[Rule] =
    &[special("--", dash::comment), nested("{-", "-}"), TRIPLE_DOUBLE, DOUBLE, CHAR.at(At::NotAfterWord)];
pub(crate) const ERLANG: &[Rule] =
    &[skip("$\"", 2), skip("$'", 2), skip("$%", 2), line("%"), quoted_lines("\""), SINGLE];
pub(crate) const FORTRAN: &[Rule] = &[line("!"), DOUBLED_DOUBLE, DOUBLED_SINGLE];
pub(crate) const FORTRAN_FIXED: &[Rule] = &[
    line("C").at(At::Column(0)),
    line("c").at(At::Column(0)),
    line("*").at(At::Column(0)),
    line("!"),
    DOUBLED_DOUBLE,
    DOUBLED_SINGLE,
];
pub(crate) const FSHARP: &[Rule] =
    &[SLASHES, skip("(*)", 3), nested("(*", "*)"), TRIPLE_DOUBLE, special("\"", raw_string::csharp), CHAR];
pub(crate) const GIT_IGNORE: &[Rule] = &[HASH.at(At::LineStart)];
pub(crate) const GO: &[Rule] = &[SLASHES, C_BLOCK, DOUBLE, BACKTICK, CHAR];
pub(crate) const GRAPHQL: &[Rule] = &[HASH, block("\"\"\"", "\"\"\""), DOUBLE];
pub(crate) const GROOVY: &[Rule] = &[
    SLASHES,
    C_BLOCK,
    interpolated("\"\"\"", "${", true),
    TRIPLE_SINGLE,
    interpolated("\"", "${", false),
    SINGLE,
    special("/", regex::javascript),
    HASH.at(At::Column(0)),
];
pub(crate) const HASKELL: &[Rule] =
    &[special("--", dash::comment), nested("{-", "-}"), quoted_lines("\""), CHAR.at(At::NotAfterWord)];
pub(crate) const HCL: &[Rule] =
    &[HASH, SLASHES, C_BLOCK, interpolated("\"", "${", false), special("<<", heredoc::shell)];
pub(crate) const JAVA: &[Rule] = &[SLASHES, C_BLOCK, TRIPLE_DOUBLE, DOUBLE, CHAR];
pub(crate) const JAVASCRIPT: &[Rule] = &[
    SLASHES,
    C_BLOCK,
    DOUBLE,
    SINGLE,
    interpolated("`", "${", true),
    special("/", regex::javascript),
    line("#!").at(At::Column(0)),
];
pub(crate) const JSONNET: &[Rule] =
    &[SLASHES, HASH, C_BLOCK, raw("|||", "|||"), quoted_lines("\""), quoted_lines("'")];
pub(crate) const JULIA: &[Rule] = &[
    nested("#=", "=#"),
    HASH,
    special("\"\"\"", docstring::triple),
    interpolated("\"", "$(", true),
    CHAR.at(At::NotAfterWord),
];
pub(crate) const KOTLIN: &[Rule] =
    &[SLASHES, NESTED_C_BLOCK, interpolated("\"\"\"", "${", true), interpolated("\"", "${", false), CHAR];
pub(crate) const LISP: &[Rule] = &[
    line(";"),
    nested("#|", "|#"),
    skip("#\\", 3),
    skip("?\\", 3),
    skip("#;", 2),
    BACKSLASH,
    quoted_lines("\""),
];
pub(crate) const LUA: &[Rule] = &[
    special("--", long_bracket::lua_comment),
    line("--"),
    special("[", long_bracket::string),
    DOUBLE,
    SINGLE,
    line("#!").at(At::Column(0)),
];
pub(crate) const MAKE: &[Rule] = &[
    special("\n", make::line_break),
    special("#", make::comment),
    special("\"", make::string),
    special("'", make::string),
    special("`", make::string),
];
pub(crate) const MATLAB: &[Rule] = &[
    block("%{\n", "%}").at(At::LineStart),
    line("%"),
    line("..."),
    HASH.at(At::LineStart),
    special("'", chars::not_transposed),
    DOUBLED_DOUBLE,
];
pub(crate) const NIM: &[Rule] = &[
    nested("##[", "]##"),
    nested("#[", "]#"),
    HASH,
    raw("\"\"\"", "\"\"\""),
    DOUBLE,
    CHAR.at(At::NotAfterWord),
];
pub(crate) const NIX: &[Rule] =
    &[HASH, C_BLOCK, special("''", raw_string::nix), interpolated("\"", "${", true)];
pub(crate) const OCAML: &[Rule] =
    &[nested("(*", "*)"), quoted_lines("\""), raw("{|", "|}"), CHAR.at(At::NotAfterWord)];
pub(crate) const PASCAL: &[Rule] = &[SLASHES, block("{", "}"), block("(*", "*)"), DOUBLED_SINGLE];
pub(crate) const PERL: &[Rule] = &[
    skip("$#", 2),
    skip("$'", 2),
    skip("$\"", 2),
    skip("$`", 2),
    skip("\\#", 2),
    HASH,
    special("=", perl::pod).at(At::Column(0)),
    special("_", perl::end_of_program).at(At::Column(0)),
    quoted_lines("\""),
    quoted_lines("'").at(At::NotAfterWord),
    quoted_lines("`"),
    special("<<", heredoc::script),
    skip("//", 2),
    special("/", regex::script),
    special("q", perl::quote_like),
    special("m", perl::quote_like),
    special("s", perl::quote_like),
    special("tr", perl::quote_like),
    special("y", perl::quote_like),
];
pub(crate) const PHP: &[Rule] = &[
    special("?>", php::close_tag),
    special("//", php::line_comment),
    skip("#[", 2),
    special("#", php::line_comment),
    C_BLOCK,
    special("<<<", heredoc::php),
    quoted_lines("\""),
    quoted_lines("'"),
];
pub(crate) const POWERSHELL: &[Rule] = &[
    block("<#", "#>"),
    HASH.at(At::Word),
    raw("@\"", "\n\"@"),
    raw("@'", "\n'@"),
    text("\"", "\"", Escape::After(b'`'), true),
    text("'", "'", Escape::Doubled, true),
];
pub(crate) const PROLOG: &[Rule] = &[skip("0'", 3), line("%"), C_BLOCK, DOUBLE, SINGLE];
pub(crate) const PUPPET: &[Rule] = &[HASH, interpolated("\"", "${", true), quoted_lines("'")];
pub(crate) const PYTHON: &[Rule] =
    &[HASH, special("\"\"\"", docstring::triple), special("'''", docstring::triple), DOUBLE, SINGLE];
pub(crate) const R: &[Rule] = &[HASH, quoted_lines("\""), quoted_lines("'"), raw("`", "`")];
pub(crate) const REGO: &[Rule] = &[HASH, DOUBLE, BACKTICK];
pub(crate) const RUBY: &[Rule] = &[
    block("=begin", "\n=end").at(At::Column(0)),
    skip("?\"", 2),
    skip("?'", 2),
    skip("?#", 2),
    skip("$'", 2),
    skip("$\"", 2),
    skip("$`", 2),
    HASH,
    interpolated("\"", "#{", true),
    quoted_lines("'"),
    interpolated("`", "#{", true),
    special("<<", heredoc::script),
    special("/", regex::script),
    special("%", perl::percent),
    special("_", perl::end_of_program).at(At::Column(0)),
];
pub(crate) const RUST: &[Rule] = &[SLASHES, NESTED_C_BLOCK, special("\"", raw_string::rust), CHAR];
pub(crate) const SCALA: &[Rule] =
    &[SLASHES, NESTED_C_BLOCK, special("\"\"\"", raw_string::quotes), interpolated("\"", "${", false), CHAR];
pub(crate) const SCSS: &[Rule] = &[SLASHES.at(At::Word), C_BLOCK, DOUBLE, SINGLE];
pub(crate) const SED: &[Rule] = &[HASH.at(At::LineStart)];
pub(crate) const SEMICOLON: &[Rule] = &[line(";"), DOUBLE];
pub(crate) const SHELL: &[Rule] = &[
    HASH.at(At::Word),
    BACKSLASH,
    interpolated("\"", "$(", true),
    text("$'", "'", Escape::After(b'\\'), true),
    raw("'", "'"),
    special("<<", heredoc::shell),
    skip("<<<", 3),
];
pub(crate) const SMITHY: &[Rule] = &[SLASHES, TRIPLE_DOUBLE, DOUBLE];
pub(crate) const SQL: &[Rule] =
    &[line("--"), NESTED_C_BLOCK, text("'", "'", Escape::Doubled, true), DOUBLED_DOUBLE];
pub(crate) const SWIFT: &[Rule] = &[
    SLASHES,
    NESTED_C_BLOCK,
    special("#", raw_string::swift),
    interpolated("\"\"\"", "\\(", true),
    interpolated("\"", "\\(", false),
];
pub(crate) const TCL: &[Rule] =
    &[HASH.at(At::LineStart), line(";#"), line("; #"), BACKSLASH, quoted_lines("\"").at(At::Word)];
pub(crate) const THRIFT: &[Rule] = &[SLASHES, HASH, C_BLOCK, DOUBLE, SINGLE];
pub(crate) const VERILOG: &[Rule] = &[SLASHES, C_BLOCK, DOUBLE];
pub(crate) const VIM: &[Rule] =
    &[HASH.at(At::LineStart), special("\"", vim::double_quote), special("'", vim::single_quote)];
pub(crate) const VLANG: &[Rule] = &[SLASHES, NESTED_C_BLOCK, quoted_lines("'"), quoted_lines("\""), CHAR];
pub(crate) const VISUAL_BASIC: &[Rule] = &[
    line("'"),
    special("r", batch::remark).at(At::NotAfterWord),
    special("R", batch::remark).at(At::NotAfterWord),
    DOUBLED_DOUBLE,
];
pub(crate) const WAT: &[Rule] = &[line(";;"), nested("(;", ";)"), DOUBLE];
pub(crate) const ZIG: &[Rule] = &[SLASHES, special("\\\\", raw_string::zig_line), DOUBLE, CHAR];
pub(crate) const APPLESCRIPT: &[Rule] = &[line("--"), HASH, nested("(*", "*)"), DOUBLE];
pub(crate) const CSS_AND_SLASHES: &[Rule] = &[SLASHES, HASH.at(At::LineStart), C_BLOCK, DOUBLE, SINGLE];
pub(crate) const C_STRINGS: &[Rule] = &[SLASHES, C_BLOCK, DOUBLE, SINGLE];
pub(crate) const LEAN: &[Rule] = &[nested("/-", "-/"), line("--"), DOUBLE, CHAR.at(At::NotAfterWord)];
pub(crate) const MERMAID: &[Rule] = &[line("%%"), DOUBLE];
pub(crate) const PLANTUML: &[Rule] = &[line("'").at(At::LineStart), block("/'", "'/"), DOUBLE];
pub(crate) const SMITHY_BLOCK: &[Rule] = &[SLASHES, C_BLOCK, TRIPLE_DOUBLE, DOUBLE];
pub(crate) const THRIFT_HASH: &[Rule] = &[HASH.at(At::Word), TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE];
pub(crate) const AUTOHOTKEY: &[Rule] = &[line(";").at(At::Word), C_BLOCK, DOUBLED_DOUBLE];
pub(crate) const BIBTEX: &[Rule] = &[line("%").at(At::LineStart)];
pub(crate) const MESON: &[Rule] = &[HASH, TRIPLE_SINGLE, SINGLE];
pub(crate) const NSIS: &[Rule] = &[line(";"), HASH.at(At::Word), C_BLOCK, DOUBLE, BACKTICK];
pub(crate) const TYPST: &[Rule] = &[SLASHES.at(At::Word), C_BLOCK];
pub(crate) const VHDL: &[Rule] = &[line("--"), C_BLOCK, DOUBLED_DOUBLE, CHAR.at(At::NotAfterWord)];
pub(crate) const XQUERY: &[Rule] = &[nested("(:", ":)"), DOUBLED_DOUBLE, DOUBLED_SINGLE];
