//! Which types there are, and which may hold which (ISO 32000-1, 14.8.4).

use super::role::is_standard;
use super::rule::{Faults, Rule};
use super::tree::{Kid, Tree};

/// Checks the type of every element, and what it stands in.
pub(super) fn check(tree: &Tree<'_>, faults: &mut Faults) {
    let mut level = 0;
    for (place, element) in tree.elements.iter().enumerate() {
        if !is_standard(element.role) {
            faults.add(
                Rule::Role,
                format!(
                    "{}: `{}` is no standard type and maps to none",
                    tree.path(place),
                    element.role
                ),
            );
            continue;
        }
        if let Some(next) = heading(element.role) {
            if next > level + 1 {
                let text = if level == 0 {
                    format!("the first heading is H{next}")
                } else {
                    format!("H{next} follows H{level}")
                };
                faults.add(Rule::Heading, format!("{}: {text}", tree.path(place)));
            }
            level = next;
        }
        parent(tree, place, faults);
        children(tree, place, faults);
    }
}

/// The level of a heading.
fn heading(role: &str) -> Option<u8> {
    role.strip_prefix('H')?
        .parse()
        .ok()
        .filter(|level| (1..=6).contains(level))
}

/// What an element must stand in.
fn parent(tree: &Tree<'_>, place: usize, faults: &mut Faults) {
    let role = tree.elements[place].role;
    let (allowed, rule): (&[&str], Rule) = match role {
        "LI" => (&["L"], Rule::List),
        "LBody" => (&["LI"], Rule::List),
        "TOCI" => (&["TOC"], Rule::Contents),
        "THead" | "TBody" | "TFoot" => (&["Table"], Rule::TableParts),
        "TR" => (&["Table", "THead", "TBody", "TFoot"], Rule::TableParts),
        "TH" | "TD" => (&["TR"], Rule::TableParts),
        "RB" | "RT" | "RP" => (&["Ruby"], Rule::Role),
        "WT" | "WP" => (&["Warichu"], Rule::Role),
        "Document" => (&["StructTreeRoot", "Document", "Part"], Rule::Role),
        _ => return,
    };
    let above = tree.role_above(place);
    if !allowed.contains(&above) {
        faults.add(
            rule,
            format!("{}: `{role}` stands in `{above}`", tree.path(place)),
        );
    }
}

/// What an element may hold.
fn children(tree: &Tree<'_>, place: usize, faults: &mut Faults) {
    let role = tree.elements[place].role;
    let (allowed, rule): (&[&str], Rule) = match role {
        "L" => (&["Caption", "L", "LI"], Rule::List),
        "LI" => (&["Lbl", "LBody"], Rule::List),
        "TOC" => (&["Caption", "TOC", "TOCI"], Rule::Contents),
        "TOCI" => (
            &["Lbl", "NonStruct", "P", "Reference", "TOC"],
            Rule::Contents,
        ),
        "Table" => (
            &["Caption", "TBody", "TFoot", "THead", "TR"],
            Rule::TableParts,
        ),
        "THead" | "TBody" | "TFoot" => (&["TR"], Rule::TableParts),
        "TR" => (&["TD", "TH"], Rule::TableParts),
        "Ruby" => (&["RB", "RP", "RT"], Rule::Role),
        _ => return,
    };
    for kid in tree
        .roles_below(place)
        .into_iter()
        .filter(|kid| !allowed.contains(kid))
    {
        faults.add(
            rule,
            format!("{}: `{role}` holds `{kid}`", tree.path(place)),
        );
    }
    let is_content = |kid: &Kid| !matches!(kid, Kid::Element(_));
    if tree.elements[place].kids.iter().any(is_content) {
        faults.add(
            rule,
            format!(
                "{}: `{role}` holds content without an element of its own",
                tree.path(place)
            ),
        );
    }
}
