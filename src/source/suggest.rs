//! "Did you mean": the nearest of the known words.

/// The known word nearest to what was typed, if it is near enough to be meant: at most a third of
/// the characters differ (optimal string alignment distance: insert, delete, replace, swap
/// neighbours), capitals apart. Of a single character nothing is guessed.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let small = |text: &str| {
        text.chars()
            .take(100)
            .flat_map(char::to_lowercase)
            .collect::<Vec<char>>()
    };
    let typed = small(typed);
    let most = if typed.len() == 1 {
        0
    } else {
        (typed.len() / 3).clamp(1, 4)
    };
    known
        .into_iter()
        .filter(|word| word.chars().count().abs_diff(typed.len()) <= most)
        .filter_map(|word| Some((distance(&typed, &small(word), most)?, word)))
        .min_by_key(|(far, _)| *far)
        .map(|(_, word)| word)
}

/// The distance of two words; `None` as soon as it is certainly larger than `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut above_least = 0;
    for i in 1..=a.len() {
        // Cells further from the diagonal than `most` are too far whatever they say.
        let mut row = vec![usize::MAX / 2; b.len() + 1];
        row[0] = i;
        for j in i.saturating_sub(most).max(1)..=b.len().min(i + most) {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        let least = row.iter().copied().min().unwrap_or(0);
        if least > most && above_least >= most {
            return None;
        }
        above_least = least;
        before = std::mem::replace(&mut above, row);
    }
    Some(above[b.len()]).filter(|far| *far <= most)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_swapped_letter_is_found_and_a_stranger_is_not() {
        assert_eq!(nearest("summray", ["title", "summary"]), Some("summary"));
        assert_eq!(nearest("sector", ["sectors", "sources"]), Some("sectors"));
        assert_eq!(nearest("zebra", ["title", "summary"]), None);
    }

    #[test]
    fn capitals_do_not_matter_and_single_letters_are_not_guessed() {
        assert_eq!(
            nearest("tlp:gren", ["TLP:CLEAR", "TLP:GREEN"]),
            Some("TLP:GREEN")
        );
        assert_eq!(nearest("b", ["A", "B"]), Some("B"));
        assert_eq!(nearest("G", ["A", "B"]), None);
    }
}
