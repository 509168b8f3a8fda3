//! `nenpyo explain-audience`: what the audience of a pack does not see, for its author.

use std::fmt::Write;

use serde::Serialize;

use super::args::{ExplainAudience, Format};
use super::commands::one_pack;
use super::excerpt::visible;
use super::exit::{Exit, Failure};
use super::load::Loader;
use super::outcome::joined;
use super::report::Reporter;
use super::stdout;
use crate::analysis::{Replacements, Withheld};
use crate::diag::Span;
use crate::lang::{Lang, Localised};
use crate::pack::{self, Filtered, PackFile};
use crate::source::Files;

/// Lists what is withheld, which references go with it, and what stands under a pseudonym.
pub(super) fn explain(args: &ExplainAudience, reporter: &Reporter) -> Result<Exit, Failure> {
    let mut loader = Loader::default();
    let number = one_pack(&mut loader, &args.pack)?;
    let named = loader.pack(number)?;
    let pack_file = named
        .pack_file
        .unwrap_or_else(|| PackFile::read(&loader.files, number));
    let unread = std::mem::take(&mut loader.sink);
    let explained = pack::explain_audience(&loader.files, &named.timeline, &pack_file);
    let found = joined(unread, explained.diagnostics);
    reporter.findings(&loader.files, &found);
    let Some(filtered) = explained.filtered else {
        return Ok(Exit::of(&found, false));
    };
    let listed = List {
        files: &loader.files,
        format: reporter.format,
    }
    .all(&filtered);
    stdout::data(listed.as_bytes())?;
    Ok(Exit::of(&found, false))
}

/// One line of the list.
#[derive(Serialize)]
struct Entry<'a> {
    schema: u8,
    /// `withheld`, `reference`, `pseudonym`, `id` or `address`.
    what: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marking: Option<&'a str>,
    /// The title or name of an item; what a reference stood in.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// What stands instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

impl<'a> Entry<'a> {
    fn new(what: &'a str) -> Self {
        Entry {
            schema: 1,
            what,
            kind: None,
            id: None,
            marking: None,
            title: None,
            instead: None,
            times: None,
            place: None,
        }
    }
}

struct List<'a> {
    files: &'a Files,
    format: Format,
}

impl List<'_> {
    fn all(&self, filtered: &Filtered) -> String {
        let mut entries = self.withheld(&filtered.withheld);
        let references = self.references(&filtered.withheld);
        let replaced = filtered
            .replaced
            .as_ref()
            .map(|replaced| self.replaced(replaced))
            .unwrap_or_default();
        if self.format != Format::Human {
            entries.extend(references.into_iter().chain(replaced));
            return entries.iter().map(|entry| self.line(entry)).collect();
        }
        let mut out = String::new();
        if let Some(marking) = filtered.marking {
            section(
                &mut out,
                &format!("above {}", marking.label()),
                &entries,
                |entry| {
                    vec![
                        part(entry.marking),
                        named(entry),
                        part(entry.place.as_deref()),
                        part(entry.title),
                    ]
                },
            );
            section(
                &mut out,
                "references that go with them",
                &references,
                |entry| {
                    vec![
                        part(entry.place.as_deref()),
                        part(entry.title),
                        format!("{}: {}", part(entry.kind), part(entry.id)),
                    ]
                },
            );
        } else {
            out.push_str("the pack has no `audience: {marking: …}`: nothing is withheld\n");
        }
        section(&mut out, "pseudonyms", &replaced, |entry| {
            let change = entry.instead.map_or(part(entry.title), |instead| {
                format!(
                    "{} -> {}",
                    part(entry.title.or(entry.id)),
                    part(Some(instead))
                )
            });
            let times = entry
                .times
                .map_or(entry.what.to_owned(), |times| plural(times, "time"));
            vec![change, times, part(entry.place.as_deref())]
        });
        let _ = writeln!(out, "{}", summary(filtered));
        out
    }

    fn withheld<'u>(&self, withheld: &'u Withheld) -> Vec<Entry<'u>> {
        let entry = |item: &'u crate::analysis::WithheldItem| Entry {
            kind: Some(item.kind),
            id: item.id.as_deref(),
            marking: Some(item.marking.label()),
            title: Some(either(&item.title)),
            place: Some(self.place(item.at)),
            ..Entry::new("withheld")
        };
        withheld.items.iter().map(entry).collect()
    }

    fn references<'u>(&self, withheld: &'u Withheld) -> Vec<Entry<'u>> {
        let entry = |dropped: &'u crate::analysis::DroppedReference| Entry {
            kind: Some(dropped.key),
            id: Some(&dropped.id),
            title: Some(&dropped.owner),
            place: Some(self.place(dropped.at)),
            ..Entry::new("reference")
        };
        withheld.references.iter().map(entry).collect()
    }

    fn replaced<'u>(&self, replaced: &'u Replacements) -> Vec<Entry<'u>> {
        let organisations = replaced.organisations.iter().map(|one| Entry {
            id: Some(&one.id),
            title: Some(either(&one.name)),
            instead: Some(either(&one.pseudonym)),
            times: Some(one.times),
            place: Some(self.place(one.at)),
            ..Entry::new("pseudonym")
        });
        let ids = replaced.ids.iter().map(|(old, new)| Entry {
            id: Some(old),
            instead: Some(new),
            ..Entry::new("id")
        });
        let addresses = replaced.addresses.iter().map(|at| Entry {
            title: Some("left out"),
            place: Some(self.place(*at)),
            ..Entry::new("address")
        });
        organisations.chain(ids).chain(addresses).collect()
    }

    /// One entry as a line of text or as JSON.
    fn line(&self, entry: &Entry<'_>) -> String {
        if self.format == Format::Json {
            return serde_json::to_string(entry).map_or(String::new(), |line| line + "\n");
        }
        let place = entry
            .place
            .as_ref()
            .map_or(String::new(), |place| format!("{place}: "));
        let marking = entry
            .marking
            .map_or(String::new(), |marking| format!("[{marking}]"));
        let instead = entry.instead.map_or(String::new(), |instead| {
            format!(" -> {}", part(Some(instead)))
        });
        let title = entry
            .title
            .map_or(String::new(), |title| format!(": {}", part(Some(title))));
        format!(
            "{place}{}{marking}: {}{title}{instead}\n",
            entry.what,
            named(entry)
        )
    }

    fn place(&self, at: Span) -> String {
        let name = self.files.get(at.file).map_or("?", |file| &file.name);
        format!("{}:{}:{}", part(Some(name)), at.start.line, at.start.column)
    }
}

/// A list under its heading, in columns as wide as what stands in them.
fn section(
    out: &mut String,
    heading: &str,
    entries: &[Entry<'_>],
    columns: impl Fn(&Entry<'_>) -> Vec<String>,
) {
    if entries.is_empty() {
        return;
    }
    let rows: Vec<Vec<String>> = entries.iter().map(columns).collect();
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let _ = writeln!(out, "{heading}:");
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        let _ = writeln!(out, "  {}", cells.join("  ").trim_end());
    }
}

/// `event `supplier-visit``, or what there is of it.
fn named(entry: &Entry<'_>) -> String {
    match (entry.kind, entry.id) {
        (Some(kind), Some(id)) => format!("{kind} `{id}`"),
        (kind, id) => kind.or(id).unwrap_or_default().to_owned(),
    }
}

/// A text of the files without anything that could steer a terminal.
fn part(text: Option<&str>) -> String {
    text.unwrap_or_default().chars().map(visible).collect()
}

/// English where there is some, as all messages are.
fn either(text: &Localised) -> &str {
    text.get(Lang::En)
        .or(text.get(Lang::Ja))
        .map_or("", |text| &text.value)
}

fn plural(count: usize, word: &str) -> String {
    match (count, word) {
        (1, _) | (_, "series") => format!("{count} {word}"),
        _ => format!("{count} {word}s"),
    }
}

fn summary(filtered: &Filtered) -> String {
    let counts: Vec<String> = filtered
        .withheld
        .counts()
        .into_iter()
        .map(|(kind, count)| plural(count, kind))
        .collect();
    let counts = if counts.is_empty() {
        "nothing".to_owned()
    } else {
        counts.join(", ")
    };
    let mut parts = vec![format!("withheld: {counts}")];
    if !filtered.withheld.references.is_empty() {
        parts.push(plural(filtered.withheld.references.len(), "reference") + " dropped");
    }
    if let Some(replaced) = &filtered.replaced {
        parts.push(plural(replaced.organisations.len(), "organisation") + " under a pseudonym");
    }
    parts.join("; ")
}
