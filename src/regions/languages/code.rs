//! Programming languages, queries, style sheets, web pages.

use super::super::code::php;
use super::super::markup;
use super::{Reader, Row, syntax};
use crate::regions::lexer::Rule;
use crate::regions::sink::Sink;
use crate::regions::{Group, RegionKind};

/// A language whose comments and strings rules tell.
const fn lexer(id: &'static str, rules: &'static [Rule]) -> Row {
    Row::new(id, Group::Code, RegionKind::Code, Reader::Lexer(rules))
}

const fn own(id: &'static str, read: fn(&mut Sink<'_>)) -> Row {
    Row::new(id, Group::Code, RegionKind::Code, Reader::Own(read))
}

pub(super) static ROWS: &[Row] = &[
    lexer("python", syntax::PYTHON)
        .ids("py cython sage pip-requirements-py mojo snakemake")
        .extensions("py pyi pyw pyx pxd pxi vy rpy gyp gypi mojo smk wsgi xsh")
        .files("sconstruct sconscript snakefile wscript .pythonrc .pythonstartup")
        .shebangs("python pypy micropython uv"),
    lexer("javascript", syntax::JAVASCRIPT)
        .ids("js node es6")
        .extensions("js mjs cjs es6 jsm gs qml")
        .files("jakefile")
        .shebangs("node nodejs bun qjs"),
    lexer("javascriptreact", syntax::JAVASCRIPT).base("javascript").ids("jsx javascript.jsx").extensions("jsx"),
    lexer("typescript", syntax::JAVASCRIPT).ids("ts").extensions("ts mts cts").shebangs("deno ts-node tsx"),
    lexer("typescriptreact", syntax::JAVASCRIPT).base("typescript").ids("tsx typescript.tsx").extensions("tsx"),
    lexer("rust", syntax::RUST).ids("rs").extensions("rs ron").shebangs("rust-script cargo"),
    lexer("go", syntax::GO).ids("golang").extensions("go"),
    lexer("java", syntax::JAVA).extensions("java jsh jav bsh apex"),
    lexer("c", syntax::C).extensions("c h idc xpm w").shebangs("tcc"),
    lexer("cpp", syntax::CPP)
        .ids("c++ cuda-cpp arduino cppm")
        .extensions("cpp cc cxx c++ hpp hh hxx h++ ipp inl tpp txx ixx cppm ino cu cuh tcc ii"),
    lexer("objective-c", syntax::C).ids("objc objective-cpp objcpp objectivec").extensions("m mm"),
    lexer("csharp", syntax::CSHARP).ids("cs c#").extensions("cs csx cake").shebangs("dotnet-script"),
    lexer("fsharp", syntax::FSHARP).ids("f#").extensions("fs fsi fsx fsscript"),
    lexer("vb", syntax::VISUAL_BASIC).ids("visualbasic vbnet vba vbs").extensions("vb vbs bas vba frm"),
    lexer("ruby", syntax::RUBY)
        .ids("rb erb")
        .extensions("rb rake gemspec ru podspec thor jbuilder rabl rbi arb")
        .files("gemfile rakefile vagrantfile berksfile guardfile podfile fastfile brewfile capfile dangerfile appraisals puppetfile cheffile thorfile .irbrc .pryrc appfile matchfile")
        .shebangs("ruby jruby rake macruby"),
    lexer("crystal", syntax::RUBY).extensions("cr").shebangs("crystal"),
    own("php", php::read).extensions("php phtml php3 php4 php5 phps inc").shebangs("php"),
    lexer("perl", syntax::PERL).ids("perl6 raku").extensions("pl pm t pod plx psgi").shebangs("perl"),
    lexer("lua", syntax::LUA).ids("luau").extensions("lua luau rockspec wlua").files(".luacheckrc").shebangs("lua luajit texlua"),
    lexer("kotlin", syntax::KOTLIN).ids("kotlinscript").extensions("kt kts ktm").shebangs("kotlin"),
    lexer("swift", syntax::SWIFT).extensions("swift swiftinterface").shebangs("swift"),
    lexer("scala", syntax::SCALA).ids("sbt").extensions("scala sbt sc kojo").shebangs("scala scala-cli amm"),
    lexer("haskell", syntax::HASKELL).ids("cabal literate-haskell agda idris").extensions("hs hsc hs-boot cabal agda idr").shebangs("runhaskell runghc stack"),
    lexer("purescript", syntax::ELM).extensions("purs"),
    lexer("elm", syntax::ELM).extensions("elm"),
    lexer("ocaml", syntax::OCAML).ids("ocaml.interface ocaml.ocamllex ocaml.menhir reason coq").extensions("ml mli mll mly eliom coq").shebangs("ocaml"),
    lexer("standard-ml", syntax::OCAML).ids("sml").extensions("sml sig fun"),
    lexer("elixir", syntax::ELIXIR).ids("eelixir heex").extensions("ex exs").files("mix.lock").shebangs("elixir"),
    lexer("erlang", syntax::ERLANG).extensions("erl hrl escript xrl yrl").files("rebar.config rebar.lock").shebangs("escript"),
    lexer("gleam", syntax::VERILOG).extensions("gleam"),
    lexer("clojure", syntax::CLOJURE).ids("clojurescript edn").extensions("clj cljs cljc edn bb").shebangs("clojure bb lein"),
    lexer("lisp", syntax::LISP).ids("commonlisp common-lisp").extensions("lisp lsp asd ros").shebangs("sbcl clisp ros"),
    lexer("emacs-lisp", syntax::LISP).ids("elisp emacslisp").extensions("el eld").files(".emacs").shebangs("emacs"),
    lexer("scheme", syntax::LISP).ids("racket guile").extensions("scm ss sld rkt rktl sch").shebangs("guile racket scheme"),
    lexer("fennel", syntax::SEMICOLON).extensions("fnl"),
    lexer("r", syntax::R).extensions("r rprofile").files(".rprofile").shebangs("rscript"),
    lexer("julia", syntax::JULIA).extensions("jl").shebangs("julia"),
    lexer("matlab", syntax::MATLAB).ids("octave").extensions("matlab").shebangs("octave"),
    lexer("fortran", syntax::FORTRAN).ids("fortranfreeform fortran-modern fortran_free-form").extensions("f90 f95 f03 f08 f15 f18"),
    lexer("fortran_fixed-form", syntax::FORTRAN_FIXED).ids("fortranfixedform").extensions("f for ftn f77 fpp"),
    lexer("cobol", syntax::COBOL).extensions("cob cbl ccp cobol cpy"),
    lexer("pascal", syntax::PASCAL).ids("delphi objectpascal").extensions("pas dpr dpk lpr pascal").shebangs("instantfpc"),
    lexer("ada", syntax::ADA).extensions("ada adb ads gpr"),
    lexer("vhdl", syntax::VHDL).extensions("vhd vhdl vho"),
    lexer("d", syntax::D).extensions("d di").shebangs("rdmd dmd"),
    lexer("zig", syntax::ZIG).extensions("zig zon"),
    lexer("odin", syntax::GO).extensions("odin"),
    lexer("nim", syntax::NIM).extensions("nim nims nimble").shebangs("nim"),
    lexer("dart", syntax::DART).extensions("dart").shebangs("dart"),
    lexer("v", syntax::VLANG).ids("vlang").extensions("v vsh vv"),
    lexer("hare", syntax::GO).extensions("ha"),
    lexer("vala", syntax::JAVA).extensions("vala vapi"),
    lexer("haxe", syntax::C).extensions("hx hxsl"),
    lexer("solidity", syntax::C).extensions("sol"),
    lexer("move", syntax::C).extensions("move"),
    lexer("cairo", syntax::C).extensions("cairo"),
    lexer("proto", syntax::CSS_AND_SLASHES).ids("protobuf proto3 textproto flatbuffers").extensions("proto proto3 fbs textproto pbtxt"),
    lexer("capnp", syntax::REGO).extensions("capnp"),
    lexer("thrift", syntax::THRIFT).extensions("thrift"),
    lexer("graphql", syntax::GRAPHQL).ids("gql").extensions("graphql gql graphqls"),
    lexer("prisma", syntax::VERILOG).extensions("prisma"),
    lexer("smithy", syntax::SMITHY).extensions("smithy"),
    lexer("typespec", syntax::SMITHY_BLOCK).ids("tsp cadl").extensions("tsp cadl"),
    lexer("css", syntax::CSS).ids("postcss tailwindcss").extensions("css pcss postcss"),
    lexer("scss", syntax::SCSS).ids("sass stylus styl").extensions("scss sass styl"),
    lexer("less", syntax::SCSS).extensions("less"),
    own("html", markup::html).ids("xhtml django-html htmldjango jinja-html handlebars ejs aspnetcorerazor razor twig liquid mustache htmlangular angular blade html.erb eruby").extensions("html htm xhtml hbs handlebars ejs cshtml twig liquid mustache njk jsp asp aspx shtml vm ftl haml"),
    own("vue", markup::html).extensions("vue"),
    own("svelte", markup::html).ids("astro").extensions("svelte astro"),
    lexer("sql", syntax::SQL).ids("pgsql postgres postgresql plsql mysql mssql sqlite tsql bigquery snowflake cql hql").extensions("sql pgsql psql plsql ddl dml pks pkb pls cql hql prc"),
    lexer("cypher", syntax::C_STRINGS).ids("cypherquery").extensions("cypher cyp cql-graph"),
    lexer("sparql", syntax::THRIFT_HASH).ids("turtle").extensions("sparql rq ttl"),
    lexer("coffeescript", syntax::COFFEE).ids("coffee").extensions("coffee cson iced litcoffee").files("cakefile").shebangs("coffee"),
    lexer("awk", syntax::AWK).extensions("awk gawk").shebangs("awk gawk mawk nawk"),
    lexer("sed", syntax::SED).extensions("sed").shebangs("sed gsed"),
    lexer("tcl", syntax::TCL).ids("expect").extensions("tcl tk itcl exp adp sdc xdc").shebangs("tclsh wish expect"),
    lexer("vim", syntax::VIM).ids("viml vimscript").extensions("vim vimrc").files(".vimrc _vimrc .gvimrc .exrc vimrc .ideavimrc"),
    lexer("verilog", syntax::VERILOG).ids("systemverilog").extensions("sv svh vh vlog"),
    lexer("asm", syntax::ASSEMBLY).ids("assembly nasm masm gas arm armasm asm-intel-x86-generic x86asm llvm").extensions("asm s nasm a51 ll"),
    lexer("wat", syntax::WAT).ids("wasm webassembly").extensions("wat wast"),
    lexer("glsl", syntax::VERILOG).ids("hlsl wgsl metal shaderlab opencl").extensions("glsl vert frag geom tesc tese comp hlsl fx wgsl metal shader cl"),
    lexer("prolog", syntax::PROLOG).extensions("pro prolog plt").shebangs("swipl"),
    lexer("lean", syntax::LEAN).ids("lean4").extensions("lean"),
    lexer("gherkin", syntax::SED).ids("cucumber feature").extensions("feature"),
    lexer("robotframework", syntax::CONF).ids("robot").extensions("robot resource"),
    lexer("mermaid", syntax::MERMAID).extensions("mmd mermaid"),
    lexer("plantuml", syntax::PLANTUML).extensions("puml plantuml pu iuml wsd"),
    lexer("dot", syntax::THRIFT).ids("graphviz").extensions("dot gv"),
    lexer("gdscript", syntax::PYTHON).ids("gdshader").extensions("gd"),
    lexer("actionscript", syntax::JAVASCRIPT).extensions("as"),
    lexer("nushell", syntax::CONF).ids("nu").extensions("nu").shebangs("nu"),
    lexer("applescript", syntax::APPLESCRIPT).extensions("applescript scpt").shebangs("osascript"),
    lexer("ballerina", syntax::VERILOG).ids("bal").extensions("bal"),
    lexer("bibtex", syntax::BIBTEX).extensions("bib"),
    lexer("autohotkey", syntax::AUTOHOTKEY).ids("ahk").extensions("ahk"),
    lexer("stan", syntax::THRIFT).extensions("stan"),
    lexer("xquery", syntax::XQUERY).extensions("xq xqy xquery xqm"),
    lexer("webidl", syntax::C).extensions("webidl"),
    lexer("wren", syntax::KOTLIN).extensions("wren"),
    lexer("yang", syntax::C_STRINGS).extensions("yang"),
    lexer("diff", &[]).ids("patch").extensions("diff patch rej"),
];
