//! The list of sources, the scales that they are rated by, and how the document was made.

use super::figure;
use super::number::Numbers;
use super::plan::Plan;
use super::table::columns;
use crate::document::{Block, Body, Cell, Mark, Row, Table, TableStyle, Width, Words};
use crate::frame::{Dest, NodeId, Target};
use crate::lang::Lang;
use crate::model::{self, Credibility, Preset, Reliability, Source, SourceKind};
use crate::wording::{SourceCounts, voice};

const LETTERS: [Reliability; 6] = [
    Reliability::A,
    Reliability::B,
    Reliability::C,
    Reliability::D,
    Reliability::E,
    Reliability::F,
];
const DIGITS: [Credibility; 6] = [
    Credibility::One,
    Credibility::Two,
    Credibility::Three,
    Credibility::Four,
    Credibility::Five,
    Credibility::Six,
];

/// The sources that the pages cite, then the legend of ratings and the method.
pub(super) fn compose(plan: &Plan<'_>, place: usize, numbers: &Numbers) -> (Option<String>, Body) {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    let cited = numbers.cited();
    let good = cited
        .iter()
        .filter(|(_, source)| timeline.sources[*source].reliability <= Reliability::B)
        .count();
    let heading = voice(lang).sources_heading(good, cited.len());
    let mut blocks = Vec::new();
    if plan.brief.pack.preset == Some(Preset::Report) && !cited.is_empty() {
        blocks.push(Block::Paragraph(statement(plan, &cited)));
    }
    if !cited.is_empty() {
        blocks.push(Block::Table(table(plan, &cited)));
    }
    blocks.push(Block::Split(
        vec![Block::Halves(letters(plan), digits(plan))],
        figure::quality(plan, place, numbers),
    ));
    blocks.push(method(plan));
    (Some(heading), Body::Blocks(blocks))
}

/// What the sources are, in a few sentences: how many, how they are rated, whose they are.
fn statement(plan: &Plan<'_>, cited: &[(u32, usize)]) -> Words {
    let lang = plan.lang;
    let sources = &plan.brief.selection.timeline.sources;
    let all = cited.len();
    let count = |is: &dyn Fn(&Source) -> bool| {
        cited
            .iter()
            .filter(|(_, source)| is(&sources[*source]))
            .count()
    };
    let good = count(&|source| source.reliability <= Reliability::B);
    let unrated = count(&|source| source.reliability == Reliability::F);
    let public = count(&|source| matches!(source.kind, SourceKind::Official | SourceKind::Court));
    let share = (good * 100 + all / 2) / all.max(1);
    let text = voice(lang).sources_statement(&SourceCounts {
        all,
        good,
        share,
        unrated,
        public,
    });
    Words::new(text)
}

fn table(plan: &Plan<'_>, cited: &[(u32, usize)]) -> Table {
    let lang = plan.lang;
    let timeline = plan.brief.selection.timeline;
    // Small paper has no room for when a source was looked at and what kind it is.
    let small = plan.is_small();
    let accessed = !small
        && cited
            .iter()
            .any(|(_, source)| timeline.sources[*source].accessed.is_some());
    let typed = !small && plan.brief.pack.preset != Some(Preset::Executive);
    let label = String::new();
    let caption = Words::new(voice(lang).sources_caption());
    let mut heads = vec![
        (Width::Mm(11.0), voice(lang).number_head()),
        (Width::Rest, voice(lang).title_label()),
        (
            Width::Mm(if small {
                26.0
            } else if typed {
                34.0
            } else {
                40.0
            }),
            voice(lang).publisher_label(),
        ),
        (Width::Mm(18.0), voice(lang).issued_label()),
    ];
    if accessed {
        heads.push((Width::Mm(18.0), voice(lang).accessed_head()));
    }
    heads.push((plan.wide(10.0, 11.0), voice(lang).reliability_head()));
    if typed {
        heads.push((plan.wide(15.0, 17.5), voice(lang).type_head()));
    }
    let paged = plan.lists_records();
    if paged {
        heads.push((Width::Mm(12.0), voice(lang).uses_head()));
    }
    let columns = columns(heads);
    let rows = cited
        .iter()
        .map(|(number, source)| {
            row(
                plan,
                *number,
                &timeline.sources[*source],
                (accessed, typed, paged),
            )
        })
        .collect();
    Table {
        label: Some(label),
        caption: Some(caption),
        columns,
        rows,
        style: TableStyle::Normal,
    }
}

fn row(
    plan: &Plan<'_>,
    number: u32,
    source: &Source,
    (accessed, typed, paged): (bool, bool, bool),
) -> Row {
    let lang = plan.lang;
    let calendar = plan.brief.pack.calendar;
    let date = |date: &Option<model::Date>| {
        let when = date.as_ref().map(|date| date.when);
        when.map(|when| voice(lang).table_date(&when, false, calendar))
    };
    // That nobody wrote down a date says nothing of the source.
    let published = date(&source.published).unwrap_or_else(|| "–".to_owned());
    let seen = date(&source.accessed).unwrap_or_else(|| "–".to_owned());
    let number_cell = Words::empty().and(Mark::Code, format!("S{number}"));
    let mut title = vec![Words::new(sampled(source, lang))];
    if plan.brief.pack.preset == Some(Preset::Report)
        && let Some(url) = &source.url
    {
        title.push(Words::empty().linked(
            Mark::Quiet,
            url.value.to_string(),
            Target::Address(url.value.clone()),
        ));
    }
    if source.no_address {
        title.push(Words::empty().and(Mark::Quiet, voice(lang).no_address()));
    }
    let mut cells = vec![
        Cell::Head(number_cell),
        Cell::Text(title),
        Cell::Line(Words::new(source.publisher.text(lang))),
        Cell::Line(Words::empty().and(Mark::Code, published)),
    ];
    if accessed {
        cells.push(Cell::Line(Words::empty().and(Mark::Code, seen)));
    }
    cells.push(Cell::Rating(
        Words::empty().and(Mark::Code, source.reliability.word()),
    ));
    if typed {
        cells.push(Cell::Line(Words::new(voice(lang).source_kind(source.kind))));
    }
    if paged {
        cells.push(Cell::Pages(NodeId::UNSET, Dest::Source(number)));
    }
    Row::Cells {
        begins: false,
        dest: Some(Dest::Source(number)),
        cells,
    }
}

fn sampled(source: &Source, lang: Lang) -> String {
    let mark = if source.sample {
        voice(lang).sample_before()
    } else {
        ""
    };
    format!("{mark}{}", source.title.text(lang))
}

fn legend(_plan: &Plan<'_>, heading: &str, lines: Vec<(&str, String)>) -> Vec<Block> {
    let heading = Words::heading(2, heading);
    let item = |(sign, text): (&str, String)| {
        (Some(Words::empty().and(Mark::Code, sign)), Words::new(text))
    };
    let items = lines.into_iter().map(item).collect();
    vec![Block::Heading(heading, None), Block::Items(items)]
}

fn letters(plan: &Plan<'_>) -> Vec<Block> {
    let lang = plan.lang;
    let lines = LETTERS
        .map(|letter| {
            (
                letter.word(),
                model::reliability(letter).name.get(lang).to_owned(),
            )
        })
        .to_vec();
    legend(plan, voice(lang).reliability_heading(), lines)
}

fn digits(plan: &Plan<'_>) -> Vec<Block> {
    let lang = plan.lang;
    let lines = DIGITS
        .map(|digit| {
            (
                digit.word(),
                model::credibility(digit).name.get(lang).to_owned(),
            )
        })
        .to_vec();
    legend(plan, voice(lang).credibility_heading(), lines)
}

/// How the document was made.
fn method(plan: &Plan<'_>) -> Block {
    Block::Note(Words::new(voice(plan.lang).method_of_making(plan.origin())))
}

/// The scales as a section of their own.
pub(super) fn scales(plan: &Plan<'_>) -> (Option<String>, Body) {
    let lang = plan.lang;
    let scale = model::scale(plan.brief.pack.scale);
    let heading = voice(lang).scales_heading();
    let ratings = Block::Halves(letters(plan), digits(plan));
    let likelihood: Vec<(String, String)> = scale
        .bands
        .iter()
        .enumerate()
        .map(|(band, of)| {
            (
                format!("{}–{}%", of.from, of.to),
                scale.term(band, lang).unwrap_or_default().to_owned(),
            )
        })
        .collect();
    let likelihood = legend(
        plan,
        voice(lang).likelihood_heading(),
        likelihood
            .iter()
            .map(|(a, b)| (a.as_str(), b.clone()))
            .collect(),
    );
    let markings = model::Marking::ALL
        .map(|marking| (marking.label(), model::handling(marking, lang).to_owned()))
        .to_vec();
    let markings = legend(plan, voice(lang).markings_heading(), markings);
    (
        Some(heading.to_owned()),
        Body::Blocks(vec![ratings, Block::Halves(likelihood, markings)]),
    )
}
