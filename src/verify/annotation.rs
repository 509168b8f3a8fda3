//! Annotations (ISO 19005-2, 6.3; ISO 14289-1, 7.18): links only, printed, each with words, in the
//! order of the tree.

use super::file::File;
use super::rule::{Faults, Rule};

/// The flags Invisible, Hidden, NoView and ToggleNoView (ISO 32000-1, table 165).
const UNSEEN: i64 = 1 | 2 | 32 | 256;
/// The flag Print.
const PRINT: i64 = 4;

/// Checks every annotation.
pub(super) fn check(file: &File, faults: &mut Faults) {
    for (number, id) in file.pages.iter().enumerate() {
        let Some(page) = file.dict_of(*id) else {
            continue;
        };
        let number = number + 1;
        let annotations = file.get_array(page, "Annots");
        if file.get_name(page, "Tabs") != Some("S") && !annotations.is_empty() {
            faults.add(
                Rule::TabOrder,
                format!("page {number}: the tab key does not follow the structure (Tabs)"),
            );
        }
        for object in annotations {
            let place = object
                .as_reference()
                .map_or(String::new(), |id| format!(", object {}", id.0));
            let Some(annotation) = file.dict(object) else {
                faults.add(
                    Rule::AnnotationKind,
                    format!("page {number}{place}: the annotation is not there"),
                );
                continue;
            };
            let kind = file.get_name(annotation, "Subtype").unwrap_or_default();
            if kind != "Link" {
                faults.add(
                    Rule::AnnotationKind,
                    format!(
                        "page {number}{place}: an annotation of the kind `{kind}`, where \
                        nenpyo has links only"
                    ),
                );
                continue;
            }
            let flags = file.get_number(annotation, "F").unwrap_or(0);
            if flags & PRINT == 0 || flags & UNSEEN != 0 {
                faults.add(
                    Rule::AnnotationFlags,
                    format!("page {number}{place}: the link is hidden, or left out in print (F)"),
                );
            }
            if file
                .get_text(annotation, "Contents")
                .is_none_or(|words| words.trim().is_empty())
            {
                faults.add(
                    Rule::LinkWords,
                    format!(
                        "page {number}{place}: the link does not say \
                    in words where it leads (Contents)"
                    ),
                );
            }
        }
    }
}
