//! Compiled languages, queries and their kin.

use expect_test::expect;

use crate::regions::testing::check;

#[test]
fn comments_of_c() {
    check(
        "c",
        r#"// line
int a = '/' / 2; /* block */ char *s = "// no \" comment"; #define X "a\
b"
int b = 1'000'000; // after
"#,
        &expect![[r#"
            comment     "// line"
            string      "'/'"
            comment     "/* block */"
            string      "\"// no \\\" comment\""
            string      "\"a\\\nb\""
            comment     "// after"
        "#]],
    );
}

#[test]
fn rust() {
    check(
        "rust",
        r##"/* a /* nested */ comment */
fn f<'a>(x: &'a str) -> char { 'x' } // '
let s = r#"a "quoted" \"# ; let b = b"\""; let c = '\''; // end
"##,
        &expect![[r##"
            comment     "/* a /* nested */ comment */"
            string      "'x'"
            comment     "// '"
            string      "r#\"a \"quoted\" \\\"#"
            string      "\"\\\"\""
            string      "'\\''"
            comment     "// end"
        "##]],
    );
}

#[test]
fn javascript() {
    check(
        "javascript",
        r#"const r = /["'/]\/[/]/g; // regex
const d = a / b / c; /* not regex */
const t = `a ${f(`b ${"}"}`)} // text`; // template
return /x/ // end
<b>it's</b> // jsx
"#,
        &expect![[r#"
            comment     "// regex"
            comment     "/* not regex */"
            string      "`a ${f(`b ${\"}\"}`)} // text`"
            comment     "// template"
            comment     "// end"
            string      "'s</b> // jsx"
        "#]],
    );
}

#[test]
fn cpp_raw_strings() {
    check(
        "cpp",
        r#"auto s = R"x(// no )" ")x"; // yes
auto c = L'"'; auto t = u8"a"; // end
"#,
        &expect![[r#"
            string      "\"x(// no )\" \")x\""
            comment     "// yes"
            string      "'\"'"
            string      "\"a\""
            comment     "// end"
        "#]],
    );
}

#[test]
fn csharp_verbatim_strings() {
    check(
        "csharp",
        r#"var a = @"C:\"; // comment
var b = @"say ""hi"" // no";
var c = $"{x}"; var d = """ a "b" // no """; // yes
"#,
        &expect![[r#"
            string      "\"C:\\\""
            comment     "// comment"
            string      "\"say \"\"hi\"\" // no\""
            string      "\"{x}\""
            string      "\"\"\" a \"b\" // no \"\"\""
            comment     "// yes"
        "#]],
    );
}

#[test]
fn haskell() {
    check(
        "haskell",
        r#"-- comment
x --> y = foldl' 'a' '"' {- a {- b -} c -} -- end
s = "--" |-- z
"#,
        &expect![[r#"
            comment     "-- comment"
            string      "'a'"
            string      "'\"'"
            comment     "{- a {- b -} c -}"
            comment     "-- end"
            string      "\"--\""
        "#]],
    );
}

#[test]
fn sql() {
    check(
        "sql",
        r#"-- comment
SELECT 'it''s -- no', "col" /* a /* b */ c */ FROM t; -- end
"#,
        &expect![[r#"
            comment     "-- comment"
            string      "'it''s -- no'"
            string      "\"col\""
            comment     "/* a /* b */ c */"
            comment     "-- end"
        "#]],
    );
}

#[test]
fn lisp() {
    check(
        "lisp",
        r#"; line
#| block #| nested |# |#
(print "a ; b" #\" #\; ) ; end
"#,
        &expect![[r##"
            comment     "; line"
            comment     "#| block #| nested |# |#"
            string      "\"a ; b\""
            comment     "; end"
        "##]],
    );
}

#[test]
fn graphql_descriptions() {
    check(
        "graphql",
        r#""""
What it is.
"""
type A { a: String @x(y: "z") } # comment
"#,
        &expect![[r##"
            comment     "\"\"\"\nWhat it is.\n\"\"\""
            string      "\"z\""
            comment     "# comment"
        "##]],
    );
}

#[test]
fn swift() {
    check(
        "swift",
        r##"/* a /* b */ c */ let s = "a \(f("b")) // no" // yes
let r = #"a "b" // no"# // yes
"##,
        &expect![[r##"
            comment     "/* a /* b */ c */"
            string      "\"a \\(f(\"b\")) // no\""
            comment     "// yes"
            string      "#\"a \"b\" // no\"#"
            comment     "// yes"
        "##]],
    );
}

#[test]
fn fortran_in_columns() {
    check(
        "fortran_fixed-form",
        r"C     comment
      CALL X ! after
* also
",
        &expect![[r#"
            comment     "C     comment"
            comment     "! after"
            comment     "* also"
        "#]],
    );
}
