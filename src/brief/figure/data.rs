//! The figures behind the charts, as tables in an annex: what is drawn can be checked and used.

use super::fit;
use crate::brief::number::Numbers;
use crate::brief::plan::Plan;
use crate::brief::table::columns;
use crate::document::{
    self, Block, Body, Cell, Figure, FigureData, Mark, Row, Table, TableStyle, Width, Words,
};
use crate::geom::PT_PER_MM;
use crate::wording::voice;

/// The width of the column that names a row, in millimetres.
const NAMES: f32 = 42.0;
/// How many columns beside the names where heads have two languages.
const COLUMNS_OF_TWO: usize = 6;

/// The annex: a table for every chart of the document, wherever it stands.
pub(crate) fn annex(
    plan: &Plan<'_>,
    sections: &[document::Section],
    numbers: &Numbers,
) -> (Option<String>, Body) {
    let lang = plan.lang;
    let mut figures = Vec::new();
    for section in sections {
        if let Body::Blocks(blocks) = &section.body {
            collect(blocks, &mut figures);
        }
    }
    let heading = match figures.len() {
        0 => voice(lang).no_charts().to_owned(),
        n => voice(lang).chart_data_heading(n),
    };
    let blocks = figures
        .into_iter()
        .flat_map(|figure| tables(plan, figure, numbers))
        .collect();
    (Some(heading), Body::Blocks(blocks))
}

/// The charts that are listed, in order.
fn collect<'d>(blocks: &'d [Block], figures: &mut Vec<&'d Figure>) {
    for block in blocks {
        match block {
            Block::Figure(figure) if figure.listed.is_some() => figures.push(figure),
            Block::Split(left, right) | Block::Halves(left, right) | Block::Aside(left, right) => {
                collect(left, figures);
                collect(right, figures);
            }
            _ => {}
        }
    }
}

fn tables(plan: &Plan<'_>, figure: &Figure, numbers: &Numbers) -> Vec<Block> {
    let Some(listed) = &figure.listed else {
        return Vec::new();
    };
    let label = numbers.figure(listed.key, plan.lang);
    let title = figure
        .title
        .as_ref()
        .map_or(listed.name.clone(), Words::text);
    let heading = Words::heading(2, format!("{label}　{title}"));
    let mut blocks = vec![Block::Heading(heading, None)];
    let data = &listed.data;
    let columns: Vec<usize> = (1..data.heads.len()).collect();
    if columns.is_empty() || data.rows.is_empty() {
        let text = voice(plan.lang).no_figures();
        blocks.push(Block::Paragraph(Words::new(text)));
        return blocks;
    }
    let across = across(plan, data);
    blocks.extend(
        columns
            .chunks(across)
            .map(|part| Block::Table(table(plan, data, part))),
    );
    blocks
}

/// How many columns stand beside the names: as many as leave the longest word of their heads whole.
fn across(plan: &Plan<'_>, data: &FigureData) -> usize {
    /// The type of heads, in millimetres, and what a column leaves on its right.
    const EM: f32 = 7.5 / PT_PER_MM;
    const RIGHT: f32 = 2.5;
    // Columns of two languages are the same for both.
    if plan.is_bilingual() {
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
    let (all, most) = (plan.text_width(), plan.room().annex_columns);
    (((all - NAMES) / widest.max(1.0)) as usize).clamp(1, most)
}

/// A table of some of the columns, named by the first.
fn table(plan: &Plan<'_>, data: &FigureData, part: &[usize]) -> Table {
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
    let all = plan.text_width();
    let wide = Width::Mm(
        ((all - NAMES) / part.len() as f32).min(if widest.is_some() { 24.0 } else { 40.0 }),
    );
    let width = |i: usize| match widest {
        Some(widest) if i == widest => Width::Rest,
        Some(_) if i == 0 => Width::Mm(NAMES),
        None if i == 0 => Width::Rest,
        _ => wide,
    };
    let columns = columns(
        [0].iter()
            .chain(part)
            .map(|i| (width(*i), data.heads[*i].as_str())),
    );
    let rows = data.rows.iter().map(|cells| {
        let cell = |i: usize| cells.get(i).map_or("", String::as_str);
        // In a table of two columns the heads of the columns say it all.
        let name = Words::new(cell(0));
        let mut set = vec![if part.len() > 1 {
            Cell::Head(name)
        } else {
            Cell::Line(name)
        }];
        set.extend(
            part.iter()
                .map(|i| Cell::Line(Words::empty().and(Mark::Code, cell(*i)))),
        );
        Row::Cells {
            begins: false,
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
