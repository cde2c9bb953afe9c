//! Comments and strings, language by language.

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
fn python_docstrings() {
    check(
        "python",
        r#"#!/usr/bin/env python3
"""Module."""
def f(a="x"):  # comment

    r'''Says
    what.'''
    return """no docstring"""
x = (
    """neither"""
)
y = f"""a
b""" # c
"#,
        &expect![[r##"
            comment     "#!/usr/bin/env python3"
            comment     "\"\"\"Module.\"\"\""
            string      "\"x\""
            comment     "# comment"
            comment     "r'''Says\n    what.'''"
            string      "\"\"\"no docstring\"\"\""
            string      "\"\"\"neither\"\"\""
            string      "\"\"\"a\nb\"\"\""
            comment     "# c"
        "##]],
    );
}

#[test]
fn shell() {
    check(
        "shellscript",
        r#"#!/bin/sh
echo $# ${x#y} a#b # comment
cat <<EOF | sed 's/#.*//' <<-'END'
# text
EOF
	more "text"
	END
echo "$(basename "it's")" # after
v=$'it\'s' # after
echo $((1 << 2)) <<<word
"#,
        &expect![[r##"
            comment     "#!/bin/sh"
            comment     "# comment"
            string      "'s/#.*//'"
            string      "# text"
            string      "\tmore \"text\""
            string      "\"$(basename \"it's\")\""
            comment     "# after"
            string      "$'it\\'s'"
            comment     "# after"
        "##]],
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
fn ruby() {
    check(
        "ruby",
        r##"# comment
=begin
block
=end
a = <<~TEXT + "#{b["c"]} # no" # yes
  # text
TEXT
%w[# a] ; x % 2 # modulo
y = z =~ /#\// # regex
"##,
        &expect![[r##"
            comment     "# comment"
            comment     "=begin\nblock\n=end"
            string      "\"#{b[\"c\"]} # no\""
            comment     "# yes"
            string      "  # text"
            string      "%w[# a]"
            comment     "# modulo"
            comment     "# regex"
        "##]],
    );
}

#[test]
fn perl() {
    check(
        "perl",
        r#"my $n = $#array; # comment
s/#/x/; m{a#b}; my $q = qw(# a); # after
=head1 NAME

Documentation

=cut
print <<"EOT";
# text
EOT
__END__
# data
"#,
        &expect![[r##"
            comment     "# comment"
            string      "qw(# a)"
            comment     "# after"
            comment     "=head1 NAME\n\nDocumentation\n\n=cut"
            string      "# text"
        "##]],
    );
}

#[test]
fn php() {
    check(
        "php",
        r"<p>it's</p><!-- html -->
<?php // ends here ?> <b>
<?php
# comment
#[Attribute]
$x = <<<EOT
# text
EOT;
/* block */ 'a' ?>
",
        &expect![[r##"
            comment     "<!-- html -->"
            comment     "// ends here "
            comment     "# comment"
            string      "# text"
            comment     "/* block */"
            string      "'a'"
        "##]],
    );
}

#[test]
fn lua() {
    check(
        "lua",
        r#"-- line
--[[ block
]] x = [==[ -- text ]] ]==] --[==[ a ]==]
a[b[1]] = "--" -- end
"#,
        &expect![[r#"
            comment     "-- line"
            comment     "--[[ block\n]]"
            string      "[==[ -- text ]] ]==]"
            comment     "--[==[ a ]==]"
            string      "\"--\""
            comment     "-- end"
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
fn nix() {
    check(
        "nix",
        r#"{ # comment
  description = "For people";
  script = ''
    # text ''${x} '''
  ''; /* block */
}
"#,
        &expect![[r##"
            comment     "# comment"
            prose       "\"For people\""
            string      "''\n    # text ''${x} '''\n  ''"
            comment     "/* block */"
        "##]],
    );
}
