//! Scripting languages, and those of builds and machines.

use expect_test::expect;

use crate::regions::testing::check;

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
  label = "Plage CIDR du VPC"
  job   = "apt-get install -y a b"
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
            prose       "\"Plage CIDR du VPC\""
            string      "\"apt-get install -y a b\""
        "##]],
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
