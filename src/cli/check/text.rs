//! Findings for people: message, place, line and carets.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::hit::Hit;
use super::scan::Checked;
use crate::cli::excerpt::blanks;
use crate::cli::output::{FAINT, Out, visible};
use crate::messages::{Check as Message, Locale};
use crate::settings::Level;

/// Writes the findings of a file.
pub(super) fn write(out: &mut Out, path: &str, file: &Checked) -> io::Result<()> {
    file.hits.iter().try_for_each(|hit| one(out, &visible(path), hit, file.locale))
}

fn one(out: &mut Out, path: &str, hit: &Hit, locale: Locale) -> io::Result<()> {
    let style = style(hit.level);
    let heading = format!("{}[{}]", level(hit.level).text(locale), hit.code);
    let heading = out.paint(style, heading);
    let colon = if locale == Locale::French { "\u{a0}: " } else { ": " };
    writeln!(out, "{heading}{colon}{}", visible(&hit.message))?;
    let number = hit.range.line.to_string();
    let margin = " ".repeat(number.len());
    let (arrow, bar) = (out.paint(FAINT, "-->"), out.paint(FAINT, "|"));
    writeln!(out, "{margin}{arrow} {path}:{}:{}", hit.range.line, hit.range.column)?;
    writeln!(out, "{margin} {bar}")?;
    let number = out.paint(FAINT, number);
    let excerpt = &hit.excerpt;
    let (before, after) = (dots(excerpt.is_cut_before), dots(excerpt.is_cut_after));
    writeln!(out, "{number} {bar} {before}{}{after}", visible(&excerpt.text).trim_end())?;
    let mut blank = " ".repeat(before.width());
    blanks(&mut blank, &visible(&excerpt.text[..excerpt.mark.start]));
    let width = visible(excerpt.text[excerpt.mark.clone()].trim_end()).width();
    let carets = out.paint(style, "^".repeat(width.max(1)));
    writeln!(out, "{margin} {bar} {blank}{carets}\n")
}

fn dots(is_cut: bool) -> &'static str {
    if is_cut { "…" } else { "" }
}

fn style(level: Level) -> Style {
    let color = match level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Information => AnsiColor::Cyan,
        Level::Hint | Level::Off => AnsiColor::Green,
    };
    color.on_default().bold()
}

/// What people call a level.
fn level(level: Level) -> Message {
    match level {
        Level::Error => Message::LevelError,
        Level::Warning => Message::LevelWarning,
        Level::Information => Message::LevelInformation,
        Level::Hint | Level::Off => Message::LevelHint,
    }
}
