//! Tables (ISO 14289-1, 7.5): captions, rows of equal length, head cells.

use super::rule::{Faults, Rule};
use super::tree::Tree;

/// A cell over more columns or rows than this is a trap.
const WIDEST: i64 = 1000;

/// Checks every table.
pub(super) fn check(tree: &Tree<'_>, faults: &mut Faults) {
    for place in (0..tree.elements.len()).filter(|place| tree.elements[*place].role == "Table") {
        let kids = tree.roles_below(place);
        let inner = kids
            .iter()
            .enumerate()
            .filter(|(at, role)| **role == "Caption" && *at > 0 && *at + 1 < kids.len());
        if inner.count() > 0 || kids.iter().filter(|role| **role == "Caption").count() > 1 {
            faults.add(
                Rule::TableParts,
                format!(
                    "{}: the caption stands neither first nor last",
                    tree.path(place)
                ),
            );
        }
        rows(tree, place, faults);
    }
    for place in (0..tree.elements.len()).filter(|place| tree.elements[*place].role == "TH") {
        let scope = tree
            .attribute(place, "Table", "Scope")
            .and_then(|scope| scope.as_name().ok());
        let sound = matches!(scope, Some(b"Row" | b"Column" | b"Both"));
        if !sound {
            faults.add(
                Rule::HeadCell,
                format!(
                    "{}: the head cell does not say what it heads (Scope)",
                    tree.path(place)
                ),
            );
        }
    }
}

/// All rows of a table take the same number of columns.
fn rows(tree: &Tree<'_>, table: usize, faults: &mut Faults) {
    let mut first = None;
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut loose = Vec::new();
    for kid in tree.below(table) {
        match tree.elements[kid].role {
            "TR" => loose.push(kid),
            "THead" | "TBody" | "TFoot" => parts.push(
                tree.below(kid)
                    .filter(|row| tree.elements[*row].role == "TR")
                    .collect(),
            ),
            _ => {}
        }
    }
    parts.push(loose);
    for part in parts {
        // What cells of the rows above still take: rows left, columns.
        let mut reaching: Vec<(i64, i64)> = Vec::new();
        for row in part {
            let mut columns: i64 = reaching.iter().map(|(_, columns)| columns).sum();
            reaching.iter_mut().for_each(|(rows, _)| *rows -= 1);
            reaching.retain(|(rows, _)| *rows > 0);
            for cell in tree.below(row) {
                let wide = span(tree, cell, "ColSpan");
                let high = span(tree, cell, "RowSpan");
                columns += wide;
                if high > 1 {
                    reaching.push((high - 1, wide));
                }
            }
            match *first.get_or_insert(columns) {
                known if known == columns => {}
                known => faults.add(
                    Rule::TableRows,
                    format!(
                        "{}: the row has {columns} columns, the first {known}",
                        tree.path(row)
                    ),
                ),
            }
        }
    }
}

fn span(tree: &Tree<'_>, cell: usize, key: &str) -> i64 {
    tree.attribute(cell, "Table", key)
        .and_then(|span| span.as_i64().ok())
        .map_or(1, |span| span.clamp(1, WIDEST))
}
