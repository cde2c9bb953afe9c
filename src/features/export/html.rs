//! The glossary as one page for browsers, that needs nothing else and runs nothing.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Section, name_for};
use crate::features::card::{other_name, text_for};
use crate::features::markdown::sanitize;
use crate::glossary::entry::Entry;
use crate::matching::fold;
use crate::messages::{Card, Locale};

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\
nav ul{columns:14rem;padding-left:1.2rem}\
h3{margin:1.5rem 0 .2rem}h3 small{font-weight:normal;opacity:.75}\
h3:target{background:Mark;color:MarkText}\
p,ul,pre{margin:.3rem 0;overflow-wrap:anywhere}";

/// The page for a reader of `language`.
pub fn html(sections: &[Section], language: &str) -> String {
    let locale = Locale::of(language);
    let title = Card::Glossary.text(locale);
    let anchors = Anchors::new(sections, language);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<nav><ul>\n",
        attribute(language)
    );
    for (number, section) in sections.iter().enumerate() {
        // Writing to a string does not fail; neither does it below.
        let _ = writeln!(page, "<li><a href=\"#section-{number}\">{}</a></li>", text(&section.heading));
    }
    page.push_str("</ul></nav>\n");
    for (number, section) in sections.iter().enumerate() {
        let _ = writeln!(page, "<section>\n<h2 id=\"section-{number}\">{}</h2>", text(&section.heading));
        for (at, entry) in section.entries.iter().enumerate() {
            add_entry(&mut page, entry, &anchors.of_entries[number][at], &anchors, language);
        }
        page.push_str("</section>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn add_entry(page: &mut String, entry: &Entry, anchor: &str, anchors: &Anchors, language: &str) {
    let locale = Locale::of(language);
    let name = name_for(entry, language);
    let other = if name == entry.name() { other_name(entry) } else { Some(entry.name()) };
    let said = text_for(entry, language);
    let expansion = said.and_then(|said| said.expansion.as_deref());
    let beside: Vec<String> = expansion.into_iter().chain(other).map(text).collect();
    let beside =
        if beside.is_empty() { String::new() } else { format!(" <small>{}</small>", beside.join(" · ")) };
    let _ = writeln!(page, "<h3 id=\"{}\">{}{beside}</h3>", attribute(anchor), text(name));
    match said.and_then(|said| said.definition.as_deref()) {
        Some(definition) => page.push_str(&body(definition)),
        None => {
            let _ = write!(page, "<p>{}</p>", Card::NoDefinition.text(locale));
        }
    }
    page.push('\n');
    let see = entry.see.iter().map(|name| match anchors.by_spelling.get(&fold(name)) {
        Some(anchor) => format!("<a href=\"#{}\">{}</a>", attribute(anchor), text(name)),
        None => text(name),
    });
    let see: Vec<String> = see.collect();
    if !see.is_empty() {
        let _ = writeln!(page, "<p>{} {}</p>", Card::SeeAlso.text(locale), see.join(", "));
    }
    let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    for link in entry.links.iter().filter(|link| is_web(&link.url)) {
        let title = link.title.as_deref().unwrap_or(&link.url);
        let _ = writeln!(page, "<p><a href=\"{}\">{}</a></p>", attribute(&link.url), text(title));
    }
}

/// Where the page's links lead.
struct Anchors {
    /// By section and place in it.
    of_entries: Vec<Vec<String>>,
    by_spelling: HashMap<String, String>,
}

impl Anchors {
    fn new(sections: &[Section], language: &str) -> Self {
        let mut taken = HashSet::new();
        let mut anchors = Self { of_entries: Vec::new(), by_spelling: HashMap::new() };
        for section in sections {
            let mut own = Vec::new();
            for entry in &section.entries {
                let plain = fold(name_for(entry, language)).replace(char::is_whitespace, "-");
                let mut anchor = plain.clone();
                let mut number = 1;
                while !taken.insert(anchor.clone()) {
                    number += 1;
                    anchor = format!("{plain}-{number}");
                }
                for spelling in &entry.spellings {
                    anchors.by_spelling.entry(fold(&spelling.text)).or_insert_with(|| anchor.clone());
                }
                own.push(anchor);
            }
            anchors.of_entries.push(own);
        }
        // A name is more than another entry's alias.
        for (section, own) in sections.iter().zip(&anchors.of_entries) {
            for (entry, anchor) in section.entries.iter().zip(own) {
                anchors.by_spelling.insert(fold(entry.name()), anchor.clone());
            }
        }
        anchors
    }
}

/// A definition, which is untrusted Markdown.
fn body(definition: &str) -> String {
    let clean = sanitize(definition);
    let mut out = String::new();
    for event in Parser::new_ext(&clean, Options::empty()) {
        match event {
            Event::Start(tag) => match tag {
                Tag::Link { dest_url, .. } => {
                    let _ = write!(out, "<a href=\"{}\">", attribute(&dest_url));
                }
                tag => out.extend(element(tag.to_end()).map(|name| format!("<{name}>"))),
            },
            Event::End(TagEnd::Link) => out.push_str("</a>"),
            Event::End(tag) => out.extend(element(tag).map(|name| format!("</{name}>"))),
            Event::Code(code) => {
                let _ = write!(out, "<code>{}</code>", text(&code));
            }
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => out.push_str(&text(&words)),
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak => out.push_str("<br>\n"),
            _ => {}
        }
    }
    out
}

fn element(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::List(false) => "ul",
        TagEnd::List(true) => "ol",
        TagEnd::Item => "li",
        TagEnd::CodeBlock => "pre",
        TagEnd::BlockQuote(_) => "blockquote",
        _ => return None,
    })
}

fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}
