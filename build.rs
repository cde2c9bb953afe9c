//! Reads the packs (`glossary/*.yml`) with the same code that reads people's glossaries, and embeds their entries.

#![allow(dead_code, unreachable_pub, unused_imports, missing_docs)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/glossary/content.rs"]
mod content;
#[path = "src/glossary/encoded.rs"]
mod encoded;
#[path = "src/glossary/entry.rs"]
mod entry;
#[path = "src/glossary/fields.rs"]
mod fields;
#[path = "src/glossary/health.rs"]
mod health;
#[path = "src/glossary/keys.rs"]
mod keys;
#[path = "src/glossary/language.rs"]
mod language;
#[path = "src/messages/mod.rs"]
mod messages;
#[path = "src/glossary/native.rs"]
mod native;
#[path = "src/glossary/positions.rs"]
mod positions;
#[path = "src/glossary/problem.rs"]
mod problem;
#[path = "src/glossary/surrogates.rs"]
mod surrogates;
#[path = "src/glossary/term.rs"]
mod term;
#[path = "src/glossary/tree.rs"]
mod tree;

use problem::Severity;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/glossary");
    println!("cargo::rerun-if-changed=src/messages");
    println!("cargo::rerun-if-changed=glossary");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let mut table = String::from("#[allow(clippy::unreadable_literal)]\nstatic PACKS: &[Pack] = &[\n");
    for path in pack_files(Path::new("glossary"))? {
        println!("cargo::rerun-if-changed={}", path.display());
        table.push_str(&embed(&path, &out)?);
    }
    table.push_str("];\n");
    Ok(fs::write(out.join("packs.rs"), table)?)
}

fn pack_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Writes a pack's entries beside the table, and returns its line of the table.
fn embed(path: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let read = native::read(&fs::read_to_string(path)?);
    report(path, &read)?;
    let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a pack's name is not UTF-8")?;
    let mut line = format!("Pack {{ name: {name:?}, title: {:?}, language: {:?}, ", read.name, read.language);
    let source = fs::read(path)?;
    fs::write(out.join(format!("{name}.z")), miniz_oxide::deflate::compress_to_vec(&source, 9))?;
    write!(line, "deflated: include_bytes!({:?}), source_len: {}, ", format!("{name}.z"), source.len())?;
    let (forms, texts) = encoded::Entries::pack(&read.entries);
    for (part, encoded::Bytes { bytes, ends }) in [("forms", &forms), ("texts", &texts)] {
        let file = format!("{name}.{part}");
        fs::write(out.join(&file), bytes)?;
        write!(line, "{part}: (include_bytes!({file:?}), &{ends:?}), ")?;
    }
    line.push_str("},\n");
    Ok(line)
}

/// Fails on an error; says what else is wrong.
fn report(path: &Path, read: &content::Read) -> Result<(), Box<dyn Error>> {
    let mut errors = String::new();
    for problem in &read.problems {
        let (line, column) = (problem.line + 1, problem.column + 1);
        let text = format!(
            "{}:{line}:{column}: {}",
            path.display(),
            problem.message.text(messages::Locale::English)
        );
        if problem.severity == Severity::Error {
            writeln!(errors, "{text}")?;
        } else {
            println!("cargo::warning={text}");
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}
