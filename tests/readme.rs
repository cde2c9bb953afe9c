//! What the README says, held against the program. `UPDATE_EXPECT=1` writes the settings table and the console output anew.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use glossator::glossary;
use glossator::glossary::entry::Entry;
use glossator::settings::{Settings, TABLE};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The program as a reader runs it: in the clone's root, with none of this machine's preferences.
fn glossator(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
    command.args(arguments).current_dir(root()).env("NO_COLOR", "1").env("LC_ALL", "C").env_remove("COLUMNS");
    command.output().unwrap()
}

/// Fails unless the README has `wanted` in place of `found`; on demand writes it there.
fn expect(found: &str, wanted: &str, what: &str) {
    if found == wanted {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(root().join("README.md"), readme().replacen(found, wanted, 1)).unwrap();
        return;
    }
    panic!("README.md: {what} should be (UPDATE_EXPECT=1 writes it):\n\n{wanted}\n");
}

/// The fenced code blocks in `language`.
fn blocks(language: &str) -> Vec<String> {
    let text = readme();
    let mut blocks = Vec::new();
    let mut open = None;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if *info == *language => {
                open = Some(String::new());
            }
            Event::Text(text) => open.iter_mut().for_each(|block| block.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

#[test]
fn the_settings_table_is_the_one_in_the_code() {
    let defaults = serde_json::to_value(Settings::default()).unwrap();
    let rows = TABLE.iter().map(|setting| {
        let kind = setting.kind.replace('|', "\\|");
        format!("| `{}` | {kind} | `{}` | {} |\n", setting.name, defaults[setting.name], setting.about)
    });
    let wanted = format!("| setting | type | default | |\n|---|---|---|---|\n{}", rows.collect::<String>());
    let text = readme();
    let start =
        text.find("| setting | type |").expect("README.md: a table that begins with `| setting | type |`");
    let end = text[start..].find("\n\n").map_or(text.len(), |length| start + length + 1);
    expect(&text[start..end], &wanted, "the settings table");
}

#[test]
fn console_blocks_show_what_is_really_printed() {
    for block in blocks("console") {
        let (prompt, found) = block.split_once('\n').unwrap();
        let arguments: Vec<&str> = prompt.strip_prefix("$ glossator ").unwrap().split(' ').collect();
        let output = glossator(&arguments);
        assert!(output.status.success(), "{prompt}: {}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).unwrap();
        if without_places(found) != without_places(&printed) {
            expect(&format!("{prompt}\n{found}"), &format!("{prompt}\n{printed}"), "the console output");
        }
    }
}

/// Lines in packs move with every entry that is added above.
fn without_places(text: &str) -> String {
    let is_place = |line: &&str| !line.trim_start().starts_with("Source ");
    text.lines().filter(is_place).collect::<Vec<_>>().join("\n")
}

#[test]
fn commands_and_flags_exist() {
    let text = readme();
    let mut seen = BTreeSet::new();
    for (at, _) in text.match_indices("glossator ") {
        let line = text[at..].lines().next().unwrap();
        let command = line.split(['`', '#']).next().unwrap();
        let is_code = text[..at].ends_with(['`', ' ']) && text[..at].matches('`').count() % 2 == 1;
        let mut words = command.split_whitespace().skip(1);
        let Some(name) = words.next().filter(|_| is_code) else { continue };
        let help = glossator(&[name, "--help"]);
        assert!(help.status.success(), "README.md: `{}` is no command", command.trim());
        let help = String::from_utf8(help.stdout).unwrap();
        for flag in words.filter(|word| word.starts_with("--")) {
            assert!(help.contains(flag), "README.md: `{}` has no flag {flag}", command.trim());
        }
        seen.insert(name.to_owned());
    }
    let help = String::from_utf8(glossator(&["--help"]).stdout).unwrap();
    let listed = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let listed =
        listed.take_while(|line| line.starts_with("  ")).filter_map(|line| line.split_whitespace().next());
    for name in listed.filter(|name| *name != "help") {
        assert!(seen.contains(name), "README.md does not mention `glossator {name}`");
    }
}

#[test]
fn glossaries_load_without_a_remark() {
    for (language, file) in [("yaml", "glossary.yml"), ("markdown", "glossary.md"), ("csv", "glossary.csv")] {
        let blocks = blocks(language);
        assert!(!blocks.is_empty(), "README.md shows no glossary in {language}");
        for block in blocks {
            let read = glossary::read(Path::new(file), &block);
            assert_eq!(read.problems, [], "README.md: the {language} example");
            let undefined = |entry: &&Entry| entry.texts.first().is_none_or(|text| text.definition.is_none());
            let undefined: Vec<_> = read.entries.iter().filter(undefined).map(Entry::name).collect();
            assert!(
                !read.entries.is_empty() && undefined.is_empty(),
                "README.md: {undefined:?} in {language}"
            );
        }
    }
}

#[test]
fn the_settings_file_is_understood() {
    let blocks = blocks("toml");
    let files: Vec<_> = blocks.iter().filter(|block| block.starts_with("# glossator.toml")).collect();
    assert!(!files.is_empty(), "README.md shows no glossator.toml");
    for file in files {
        assert_eq!(Settings::default().overlay_toml(file), []);
    }
}

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    let pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "glossary/README.md"];
    let editors = fs::read_dir(root().join("editors")).unwrap();
    let of_editors =
        editors.map(|folder| folder.unwrap().path().join("README.md")).filter(|page| page.exists());
    for path in pages.iter().map(|page| root().join(page)).chain(of_editors) {
        let page = path.strip_prefix(root()).unwrap().display();
        for link in links(&fs::read_to_string(&path).unwrap()) {
            if link.contains("://") {
                continue;
            }
            let (target, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let file = if target.is_empty() { path.clone() } else { path.parent().unwrap().join(target) };
            if !file.exists() {
                faults.push(format!("{page}: there is no {target}"));
            } else if !anchor.is_empty() && !anchors(&file).contains(anchor) {
                faults.push(format!("{page}: {target} has no heading #{anchor}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn links(text: &str) -> Vec<String> {
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(dest_url.into_string())
        }
        _ => None,
    };
    Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(link).collect()
}

/// The headings of a page, as links name them.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let slug = |line: &str| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.collect::<String>().replace(' ', "-")
    };
    headings.map(slug).collect()
}
