//! Comments and strings of the less common languages.

use expect_test::expect;

use crate::regions::testing::check;

#[test]
fn terraform() {
    check(
        "terraform",
        r#"# comment
variable "region" { // another
  description = "Where it runs"
  default     = "eu-${lookup(var.a, "b")}" # after
  text = <<-EOT
    # text
  EOT
}
"#,
        &expect![[r##"
            comment     "# comment"
            string      "\"region\""
            comment     "// another"
            prose       "\"Where it runs\""
            string      "\"eu-${lookup(var.a, \"b\")}\""
            comment     "# after"
            string      "    # text"
        "##]],
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
fn makefiles() {
    check(
        "makefile",
        r#"# comment \
goes on
VAR = a\#b # don't
all:
	@echo "a # b" $# # recipe
	# also
	echo 'it' #end
"#,
        &expect![[r##"
            comment     "# comment \\\ngoes on"
            comment     "# don't"
            string      "\"a # b\""
            comment     "# recipe"
            comment     "# also"
            string      "'it'"
            comment     "#end"
        "##]],
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
fn vim_script() {
    check(
        "vim",
        r#"" comment
let a = "text" " after
echo 'it''s' " end
if x | endif " has("quotes")
"#,
        &expect![[r#"
            comment     "\" comment"
            string      "\"text\""
            comment     "\" after"
            string      "'it''s'"
            comment     "\" end"
            comment     "\" has(\"quotes\")"
        "#]],
    );
}

#[test]
fn cmake() {
    check(
        "cmake",
        r#"# line
#[[ block
]] set(x "a # b" [=[ # raw ]=]) # end
"#,
        &expect![[r##"
            comment     "# line"
            comment     "#[[ block\n]]"
            string      "\"a # b\""
            string      "[=[ # raw ]=]"
            comment     "# end"
        "##]],
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
fn batch() {
    check(
        "bat",
        r#"@echo off
REM comment
:: another
echo "REM" premium & rem last
"#,
        &expect![[r#"
            comment     "REM comment"
            comment     ":: another"
            string      "\"REM\""
            comment     "rem last"
        "#]],
    );
}

#[test]
fn powershell() {
    check(
        "powershell",
        r#"<# block #>
Write-Host "a `" # no" 'it''s' # yes
$x = @"
# text "quoted"
"@ # end
a#b
"#,
        &expect![[r##"
            comment     "<# block #>"
            string      "\"a `\" # no\""
            string      "'it''s'"
            comment     "# yes"
            string      "@\"\n# text \"quoted\"\n\"@"
            comment     "# end"
        "##]],
    );
}

#[test]
fn elixir() {
    check(
        "elixir",
        r#"@moduledoc """
What it does.
"""
x = ~r/#/ <> "a #{b("c")}" # comment
y = ?# + 1
"#,
        &expect![[r##"
            comment     "\"\"\"\nWhat it does.\n\"\"\""
            string      "~r/#/"
            string      "\"a #{b(\"c\")}\""
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
fn julia_docstrings() {
    check(
        "julia",
        r#""""
Says what.
"""
f(x) = x' * 'a' #= b #= c =# d =# # end
"#,
        &expect![[r##"
            comment     "\"\"\"\nSays what.\n\"\"\""
            string      "'a'"
            comment     "#= b #= c =# d =#"
            comment     "# end"
        "##]],
    );
}

#[test]
fn matlab() {
    check(
        "matlab",
        r"x = a' * 'it''s % no'; % comment
%{
block
%}
",
        &expect![[r#"
            string      "'it''s % no'"
            comment     "% comment"
            comment     "%{\nblock\n%}"
        "#]],
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
