//! The list of sources, the scales that they are rated by, and how the document was made.

use std::collections::BTreeSet;

use super::block::{Block, Body, Cell, Mark, Row, Table, TableStyle, Width, Words};
use super::compose::{Composer, source_dest};
use super::tags::{Role, Scope};
use super::{figure, wording};
use crate::frame::{NodeId, Target};
use crate::lang::Lang;
use crate::model::{self, Credibility, Preset, Reliability, Source, SourceKind};

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
pub(super) fn compose(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let lang = composer.lang;
    let timeline = composer.brief.selection.timeline;
    let cited = composer.cited();
    let good = cited
        .iter()
        .filter(|(_, source)| timeline.sources[*source].reliability <= Reliability::B)
        .count();
    let heading = match (lang, cited.len()) {
        (Lang::Ja, 0) => "引用した出典はない。".to_owned(),
        (Lang::Ja, n) => format!("出典{n}件のうち{good}件は、信頼性がB以上。"),
        (Lang::En, 0) => "No source is cited.".to_owned(),
        (Lang::En, n) => format!("{good} of {n} sources are rated B or better."),
    };
    let mut blocks = Vec::new();
    if composer.brief.pack.preset == Some(Preset::Report) && !cited.is_empty() {
        blocks.push(Block::Paragraph(statement(composer, &cited)));
    }
    if !cited.is_empty() {
        blocks.push(Block::Table(table(composer, &cited)));
    }
    blocks.push(Block::Split(
        vec![Block::Halves(letters(composer), digits(composer))],
        figure::quality(composer),
    ));
    blocks.push(method(composer));
    (Some(heading), Body::Blocks(blocks))
}

/// What the sources are, in a few sentences: how many, how many independent origins, how they are
/// rated, whose they are.
fn statement(composer: &mut Composer<'_>, cited: &[(u32, usize)]) -> Words {
    let lang = composer.lang;
    let sources = &composer.brief.selection.timeline.sources;
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
    let origins = origins(sources, cited);
    let share = (good * 100 + all / 2) / all.max(1);
    let text = match lang {
        Lang::Ja => format!(
            "引用した出典は{all}件。ほかの出典をもとにした記事をその元へたどると、互いに独立した元は{origins}件になる。信頼性がAまたはBのものは{good}件（{share}%）、判断できないFは{unrated}件。公的文書と裁判資料は{public}件。"
        ),
        Lang::En => format!(
            "{all} sources are cited. Followed back to what they repeat, they have {origins} independent origins. {good} ({share}%) are rated A or B for reliability; {unrated} cannot be rated (F). {public} are official papers or papers of a court."
        ),
    };
    composer.text(Role::Paragraph, text)
}

/// How many sources remain when each is followed to those that it repeats, as far as the timeline
/// says.
fn origins(sources: &[Source], cited: &[(u32, usize)]) -> usize {
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut open: Vec<usize> = cited.iter().map(|(_, source)| *source).collect();
    let mut found = 0;
    while let Some(source) = open.pop() {
        // Sources that repeat each other in a ring are met once.
        if seen.insert(source) {
            found += usize::from(sources[source].derived_from.is_empty());
            open.extend(sources[source].derived_from.iter().map(|of| of.index()));
        }
    }
    found
}

fn table(composer: &mut Composer<'_>, cited: &[(u32, usize)]) -> Table {
    let lang = composer.lang;
    let timeline = composer.brief.selection.timeline;
    // Small paper has no room for when a source was looked at and what kind it is.
    let small = composer.is_small();
    let accessed = !small
        && cited
            .iter()
            .any(|(_, source)| timeline.sources[*source].accessed.is_some());
    let typed = !small && composer.brief.pack.preset != Some(Preset::Executive);
    let label = composer.next_table();
    let node = composer.tree.add(composer.sect, Role::Table);
    let caption = composer.words(node, Role::Caption, lang.pick("出典の一覧", "Sources"));
    let head = composer.head_row(node);
    let mut heads = vec![
        (Width::Mm(11.0), lang.pick("番号", "No.")),
        (Width::Rest, lang.pick("表題", "Title")),
        (
            Width::Mm(if small {
                26.0
            } else if typed {
                34.0
            } else {
                40.0
            }),
            lang.pick("発行者", "Publisher"),
        ),
        (Width::Mm(18.0), lang.pick("発行日", "Issued")),
    ];
    if accessed {
        heads.push((Width::Mm(18.0), lang.pick("確認日", "Checked")));
    }
    heads.push((composer.wide(10.0, 11.0), lang.pick("信頼性", "Rating")));
    if typed {
        heads.push((composer.wide(15.0, 17.5), lang.pick("種類", "Type")));
    }
    let paged = composer.lists_records();
    if paged {
        heads.push((Width::Mm(12.0), lang.pick("使用頁", "Pages")));
    }
    let columns = composer.columns(head, heads);
    let body = composer.tree.add(node, Role::TableBody);
    let rows = cited
        .iter()
        .map(|(number, source)| {
            row(
                composer,
                body,
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
    composer: &mut Composer<'_>,
    body: NodeId,
    number: u32,
    source: &Source,
    (accessed, typed, paged): (bool, bool, bool),
) -> Row {
    let lang = composer.lang;
    let calendar = composer.brief.pack.calendar;
    let row = composer.tree.add(body, Role::Row);
    let unknown = lang.pick("未確認", "not known");
    let date = |date: &Option<model::Date>| {
        date.as_ref().map_or(unknown.to_owned(), |d| {
            wording::table_date(&d.when, false, lang, calendar)
        })
    };
    let number_cell = composer
        .empty(row, Role::HeadCell(Scope::Row))
        .and(Mark::Code, format!("S{number}"));
    let cell = composer.tree.add(row, Role::Cell);
    let mut title = vec![composer.words(cell, Role::Paragraph, sampled(source, lang))];
    if composer.brief.pack.preset == Some(Preset::Report)
        && let Some(url) = &source.url
    {
        title.push(composer.empty(cell, Role::Paragraph).linked(
            Mark::Quiet,
            url.value.to_string(),
            Target::Address(url.value.clone()),
        ));
    }
    let mut cells = vec![
        Cell::Text(vec![number_cell]),
        Cell::Text(title),
        Cell::Text(vec![composer.words(
            row,
            Role::Cell,
            source.publisher.text(lang),
        )]),
        Cell::Text(vec![
            composer
                .empty(row, Role::Cell)
                .and(Mark::Code, date(&source.published)),
        ]),
    ];
    if accessed {
        cells.push(Cell::Text(vec![
            composer
                .empty(row, Role::Cell)
                .and(Mark::Code, date(&source.accessed)),
        ]));
    }
    cells.push(Cell::Rating(
        composer
            .empty(row, Role::Cell)
            .and(Mark::Code, wording::letter(source.reliability)),
    ));
    if typed {
        cells.push(Cell::Text(vec![composer.words(
            row,
            Role::Cell,
            wording::source_kind(source.kind, lang),
        )]));
    }
    if paged {
        cells.push(Cell::Pages(
            composer.tree.add(row, Role::Cell),
            source_dest(number),
        ));
    }
    Row::Cells {
        dest: Some(source_dest(number)),
        cells,
    }
}

fn sampled(source: &Source, lang: Lang) -> String {
    let mark = if source.sample {
        lang.pick("（見本）", "(sample) ")
    } else {
        ""
    };
    format!("{mark}{}", source.title.text(lang))
}

fn legend(composer: &mut Composer<'_>, heading: &str, lines: Vec<(&str, String)>) -> Vec<Block> {
    let heading = composer.text(Role::Heading(2), heading);
    let list = composer.tree.add(composer.sect, Role::List);
    let item = |(sign, text): (&str, String)| {
        let (label, body) = composer.item(list);
        (
            Some(Words::empty(label).and(Mark::Code, sign)),
            Words::new(body, text),
        )
    };
    let items = lines.into_iter().map(item).collect();
    vec![Block::Heading(heading, None), Block::Items(items)]
}

fn letters(composer: &mut Composer<'_>) -> Vec<Block> {
    let lang = composer.lang;
    let lines = LETTERS
        .map(|letter| {
            (
                letter.word(),
                model::reliability(letter).name.get(lang).to_owned(),
            )
        })
        .to_vec();
    legend(
        composer,
        lang.pick("情報源の信頼性", "Reliability of a source"),
        lines,
    )
}

fn digits(composer: &mut Composer<'_>) -> Vec<Block> {
    let lang = composer.lang;
    let lines = DIGITS
        .map(|digit| {
            (
                digit.word(),
                model::credibility(digit).name.get(lang).to_owned(),
            )
        })
        .to_vec();
    legend(
        composer,
        lang.pick("内容の確からしさ", "Credibility of information"),
        lines,
    )
}

/// How the document was made.
fn method(composer: &mut Composer<'_>) -> Block {
    let text = composer.lang.pick(
        "作り方：記録は公開情報から選び、一件ごとに出典と評価を付けた。Fと6は「判断できない」ことを示し、最も低い評価ではない。被疑者や被告人は役割で示し、氏名は載せない。手続の段階は記録のとおりの語で書き、色では区別しない。年や月だけが分かる日付は、そのまま示す。［ ］の表題は、原題に代えて付けたもの。",
        "How this was made: records were chosen from public information; each has its sources and their rating. F and 6 mean that a rating cannot be given, not that it is the lowest. Suspects and defendants appear by their role, never by name. Stages of a case are given in the record's own word, and never by colour. Dates known to the year or month are printed so. Titles in brackets are ours.",
    );
    composer.note(text.to_owned())
}

/// The scales as a section of their own.
pub(super) fn scales(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let lang = composer.lang;
    let scale = model::scale(composer.brief.pack.scale);
    let heading = lang.pick(
        "評価は四つの尺度による。",
        "Four scales are used for rating.",
    );
    let ratings = Block::Halves(letters(composer), digits(composer));
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
        composer,
        lang.pick("可能性", "Likelihood"),
        likelihood
            .iter()
            .map(|(a, b)| (a.as_str(), b.clone()))
            .collect(),
    );
    let markings = model::Marking::ALL
        .map(|marking| (marking.label(), model::handling(marking, lang).to_owned()))
        .to_vec();
    let markings = legend(composer, lang.pick("取扱いの区分", "Markings"), markings);
    (
        Some(heading.to_owned()),
        Body::Blocks(vec![ratings, Block::Halves(likelihood, markings)]),
    )
}
