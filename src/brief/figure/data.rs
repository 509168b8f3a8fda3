//! The figures behind the charts, as tables in an annex: what is drawn can be checked and used.

use super::fit;
use crate::brief::block::{Block, Body, Cell, Mark, Row, Table, TableStyle, Width};
use crate::brief::compose::Composer;
use crate::brief::tags::{Role, Scope};
use crate::geom::PT_PER_MM;

/// The figures of a chart: what heads the columns, and rows of as many cells; the first column
/// names the row.
#[derive(Default)]
pub struct Data {
    /// What heads the columns.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Data {
    /// An empty table with these columns.
    pub fn new(heads: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Data {
            heads: heads.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

/// The figures of a chart with its label and title.
pub struct Kept {
    /// The chart's label: 図 1.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its figures.
    pub data: Data,
}

/// The width of the column that names a row, in millimetres.
const NAMES: f32 = 42.0;
/// How many columns beside the names where heads have two languages.
const COLUMNS_OF_TWO: usize = 6;

/// The annex: a table for every chart so far.
pub fn annex(composer: &mut Composer<'_>) -> (Option<String>, Body) {
    let lang = composer.lang;
    let kept = composer.take_data();
    let heading = match kept.len() {
        0 => lang.pick(
            "この資料には図がない。".to_owned(),
            "This document has no charts.".to_owned(),
        ),
        n => lang.pick(
            format!("図{n}点のもとになった値を示す。"),
            format!(
                "The figures behind {n} {}.",
                if n == 1 { "chart" } else { "charts" }
            ),
        ),
    };
    let blocks = kept
        .into_iter()
        .flat_map(|kept| tables(composer, &kept))
        .collect();
    (Some(heading), Body::Blocks(blocks))
}

fn tables(composer: &mut Composer<'_>, kept: &Kept) -> Vec<Block> {
    let heading = composer.text(Role::Heading(2), format!("{}　{}", kept.label, kept.title));
    let mut blocks = vec![Block::Heading(heading, None)];
    let columns: Vec<usize> = (1..kept.data.heads.len()).collect();
    if columns.is_empty() || kept.data.rows.is_empty() {
        let text = composer.lang.pick("値はない。", "There are no figures.");
        blocks.push(Block::Paragraph(composer.text(Role::Paragraph, text)));
        return blocks;
    }
    let across = across(composer, &kept.data);
    blocks.extend(
        columns
            .chunks(across)
            .map(|part| Block::Table(table(composer, &kept.data, part))),
    );
    blocks
}

/// How many columns stand beside the names: as many as leave the longest word of their heads whole.
fn across(composer: &Composer<'_>, data: &Data) -> usize {
    /// The type of heads, in millimetres, and what a column leaves on its right.
    const EM: f32 = 7.5 / PT_PER_MM;
    const RIGHT: f32 = 2.5;
    // Columns of two languages are the same for both.
    if composer.is_bilingual() {
        return COLUMNS_OF_TWO;
    }
    let words = data
        .heads
        .iter()
        .skip(1)
        .flat_map(|head| head.split([' ', '-']))
        .filter(|word| word.is_ascii());
    let widest = words
        .map(|word| fit::em(word) * EM + RIGHT)
        .fold(0.0, f32::max);
    let (all, most) = (composer.text_width(), composer.room().annex_columns);
    (((all - NAMES) / widest.max(1.0)) as usize).clamp(1, most)
}

/// A table of some of the columns, named by the first.
fn table(composer: &mut Composer<'_>, data: &Data, part: &[usize]) -> Table {
    let (node, head) = composer.table();
    // The column of the longest texts takes what the others leave: the names, unless other cells
    // say more.
    let longest = |i: usize| {
        data.rows
            .iter()
            .filter_map(|row| row.get(i))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widest = part
        .iter()
        .copied()
        .max_by_key(|i| longest(*i))
        .filter(|i| longest(*i) > longest(0));
    let wide = Width::Mm(
        ((composer.text_width() - NAMES) / part.len() as f32).min(if widest.is_some() {
            24.0
        } else {
            40.0
        }),
    );
    let width = |i: usize| match widest {
        Some(widest) if i == widest => Width::Rest,
        Some(_) if i == 0 => Width::Mm(NAMES),
        None if i == 0 => Width::Rest,
        _ => wide,
    };
    let columns = composer.columns(
        head,
        [0].iter()
            .chain(part)
            .map(|i| (width(*i), data.heads[*i].as_str())),
    );
    let body = composer.tree.add(node, Role::TableBody);
    let rows = data.rows.iter().map(|cells| {
        let row = composer.tree.add(body, Role::Row);
        let cell = |i: usize| cells.get(i).map_or("", String::as_str);
        // In a table of two columns the heads of the columns say it all.
        let role = if part.len() > 1 {
            Role::HeadCell(Scope::Row)
        } else {
            Role::Cell
        };
        let mut set = vec![Cell::Text(vec![composer.words(row, role, cell(0))])];
        set.extend(part.iter().map(|i| {
            Cell::Text(vec![
                composer.empty(row, Role::Cell).and(Mark::Code, cell(*i)),
            ])
        }));
        Row::Cells {
            dest: None,
            cells: set,
        }
    });
    let rows = rows.collect();
    Table {
        label: None,
        caption: None,
        columns,
        rows,
        style: TableStyle::Normal,
    }
}
