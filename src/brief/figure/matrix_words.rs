//! What is said of a matrix: no more than the records listed show.

use crate::wording::{number, voice};
use std::ops::RangeInclusive;

use super::fit;
use super::matrix::Rows;
use crate::analysis::Counts;
use crate::lang::Lang;
use crate::model::FigureSize;

/// Cells that are named at most where several are the largest.
const NAMED: usize = 3;

/// What the words are about.
pub(crate) struct Said {
    /// What a count of records says of itself.
    pub chosen: String,
    /// The language.
    pub lang: Lang,
    /// What the rows are.
    pub rows: Rows,
    /// How wide the chart is.
    pub size: FigureSize,
    /// The names of the rows, the rest as one.
    pub row_names: Vec<String>,
    /// The names of the columns, the rest as one.
    pub column_names: Vec<String>,
    /// The most records of a pair, and the names of all pairs that have so many.
    pub peak: (u32, Vec<(String, String)>),
    /// Records by row and column.
    pub counts: Counts,
    /// Records counted.
    pub total: usize,
    /// Incidents not counted, since a row or a column is not known.
    pub left_out: usize,
    /// How many of those counted are invented for illustration.
    pub samples: usize,
    /// The years of those counted.
    pub years: RangeInclusive<i32>,
}

impl Said {
    /// The cells that are not empty, the largest first: row, column, count.
    pub(crate) fn filled(&self) -> Vec<(usize, usize, u32)> {
        let row = |(row, cells): (usize, &Vec<u32>)| -> Vec<(usize, usize, u32)> {
            cells
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
                .map(|(column, count)| (row, column, *count))
                .collect()
        };
        let mut filled: Vec<_> = self.counts.cells.iter().enumerate().flat_map(row).collect();
        filled.sort_by_key(|(row, column, count)| (std::cmp::Reverse(*count), *row, *column));
        filled
    }

    fn pair(&self, (row, column, _): &(usize, usize, u32)) -> String {
        pair(
            &self.row_names[*row],
            &self.column_names[*column],
            self.lang,
        )
    }

    fn told(&self, cell: &(usize, usize, u32)) -> String {
        let count = number(f64::from(cell.2));
        self.lang.pick(
            format!("{}{count}件", self.pair(cell)),
            format!("{} {count}", self.pair(cell)),
        )
    }
}

/// What the rows are called.
pub(crate) fn rows(rows: Rows, lang: Lang) -> &'static str {
    match rows {
        Rows::Sectors => voice(lang).sector_head(),
        Rows::Targets => voice(lang).target_head(),
    }
}

/// The row of all others.
pub(crate) fn other_rows(count: usize, rows: Rows, lang: Lang) -> String {
    match rows {
        Rows::Sectors => lang.pick(format!("ほか{count}分野"), format!("and {count} others")),
        Rows::Targets => lang.pick(format!("ほか{count}組織"), format!("and {count} others")),
    }
}

/// The column of all others.
pub(crate) fn other_columns(count: usize, lang: Lang) -> String {
    lang.pick(format!("ほか{count}手口"), format!("and {count} others"))
}

/// The pair of most records, all of them where several have as many; only how many where they are
/// too many to name.
pub(crate) fn title(said: &Said) -> String {
    let (most, pairs) = &said.peak;
    let count = number(f64::from(*most));
    let each = if pairs.len() > 1 {
        voice(said.lang).each()
    } else {
        ""
    };
    let named = joined(
        &pairs
            .iter()
            .map(|(row, column)| pair(row, column, said.lang))
            .collect::<Vec<_>>(),
        said.lang,
    );
    let have = if pairs.len() > 1 { "have" } else { "has" };
    let (row, row_en) = match said.rows {
        Rows::Sectors => ("分野", "sector"),
        Rows::Targets => ("標的", "target"),
    };
    let (long, short) = match said.lang {
        Lang::Ja => (
            [
                format!("この一覧で事案の記録が最も多い組合せは{named}の{each}{count}件"),
                format!("最も多い組合せは{named}の{each}{count}件"),
            ],
            match most {
                1 => format!("この一覧に、{row}と手口の組合せが同じ事案は2件とない"),
                _ => format!("この一覧で{row}と手口の組合せが同じ事案は、多くて{count}件"),
            },
        ),
        Lang::En => (
            [
                format!("{named} {have} the most incidents listed here ({count}{each})"),
                format!("{named} {have} the most ({count}{each})"),
            ],
            match most {
                1 => format!("No two incidents listed here share a {row_en} and a method"),
                _ => format!("At most {count} incidents listed here share a {row_en} and a method"),
            },
        ),
    };
    let long = long
        .into_iter()
        .filter(|_| *most > 1 && pairs.len() <= NAMED);
    fit::first_that_fits(
        long.chain([short]),
        fit::Room::sized(said.size, said.lang).title,
    )
}

fn pair(row: &str, column: &str, lang: Lang) -> String {
    lang.pick(
        format!("「{row}」の「{column}」"),
        format!("{row} / {column}"),
    )
}

/// a, b and c.
fn joined(all: &[String], lang: Lang) -> String {
    match (lang, all) {
        (Lang::En, [first @ .., last]) if !first.is_empty() => {
            format!("{} and {last}", first.join(", "))
        }
        _ => all.join("と"),
    }
}

/// Unit and period.
pub(crate) fn subtitle(said: &Said) -> String {
    let (first, last) = (said.years.start(), said.years.end());
    let what = match (said.rows, said.lang) {
        (Rows::Sectors, Lang::Ja) => "分野・手口別の事案の記録数（件）",
        (Rows::Targets, Lang::Ja) => "標的となった組織・手口別の事案の記録数（件）",
        (Rows::Sectors, Lang::En) => "Incidents listed, by sector and method",
        (Rows::Targets, Lang::En) => "Incidents listed, by target and method",
    };
    let years = match (said.lang, first == last) {
        (Lang::Ja, true) => format!("{first}年"),
        (Lang::Ja, false) => format!("{first}〜{last}年"),
        (Lang::En, true) => first.to_string(),
        (Lang::En, false) => format!("{first}–{last}"),
    };
    fit::parts_that_fit(
        &[what.to_owned(), years],
        fit::Room::sized(said.size, said.lang).subtitle,
        said.lang,
    )
}

/// How it is counted, and what is left out.
pub(crate) fn note(said: &Said, split: bool) -> String {
    let lang = said.lang;
    let total = number(said.total as f64);
    let (row, rows_en) = match said.rows {
        Rows::Sectors => ("分野", "sectors"),
        Rows::Targets => ("標的", "targets"),
    };
    let mut note = lang.pick(
        format!(
            "対象は{row}と手口の分かる事案の記録{total}件。複数に当たる記録はそれぞれの欄に数\
            え、計では1件とする。"
        ),
        format!(
            "n = {total}. A record of several {rows_en} or methods counts in each; totals \
            count every record once."
        ),
    );
    let mut add = |ja: String, en: String| {
        note.push_str(lang.pick("", " "));
        note.push_str(&lang.pick(ja, en));
    };
    if said.samples > 0 {
        let samples = number(said.samples as f64);
        add(
            format!("うち{samples}件は見本。"),
            format!("Of these, {samples} are samples."),
        );
    }
    if said.rows == Rows::Targets {
        let en = "Only organisations that lost something, or could have, are counted.";
        add(
            "数えるのは、情報などを失った、または失うおそれがあった組織に限る。".to_owned(),
            en.to_owned(),
        );
    }
    if split {
        add(
            "計はすべての手口にわたる。".to_owned(),
            "The column \"All\" is for all methods.".to_owned(),
        );
    }
    if said.left_out > 0 {
        let left = number(said.left_out as f64);
        let records = voice(lang).records(said.left_out);
        let one = lang.pick(
            "",
            if said.rows == Rows::Sectors {
                "sector"
            } else {
                "target"
            },
        );
        add(
            format!("{row}か手口を示さない記録{left}件は除く。"),
            format!("Left out: {records} without a {one} or a method named."),
        );
    }
    add(said.chosen.clone(), said.chosen.clone());
    note
}

/// The headline with the largest cells and the totals of the rows.
pub(crate) fn alt(said: &Said) -> String {
    let lang = said.lang;
    let comma = voice(lang).comma();
    let cells: Vec<String> = said
        .filled()
        .iter()
        .take(10)
        .map(|cell| said.told(cell))
        .collect();
    let total = |(name, count): (&String, &u32)| {
        lang.pick(format!("{name}{count}件"), format!("{name} {count}"))
    };
    let totals: Vec<String> = said
        .row_names
        .iter()
        .zip(&said.counts.rows)
        .map(total)
        .collect();
    lang.pick(
        format!(
            "{}。多い順に、{}。{}ごとの計は、{}。",
            title(said),
            cells.join(comma),
            rows(said.rows, lang),
            totals.join(comma)
        ),
        format!(
            "{}. Largest cells: {}. Totals: {}.",
            title(said),
            cells.join(comma),
            totals.join(comma)
        ),
    )
}

/// What is said where there are too few figures for a matrix.
pub(crate) fn sentence(said: &Said) -> String {
    let lang = said.lang;
    let filled = said.filled();
    let (row, one) = match said.rows {
        Rows::Sectors => ("分野", "sector"),
        Rows::Targets => ("標的となった組織", "target"),
    };
    if filled.is_empty() {
        return lang.pick(
            format!("この一覧に、{row}と手口の両方が分かる事案の記録はない。"),
            format!("No incident listed here names both a {one} and a method."),
        );
    }
    let cells: Vec<String> = filled.iter().map(|cell| said.told(cell)).collect();
    let total = number(said.total as f64);
    let incidents = if said.total == 1 {
        "incident listed here names"
    } else {
        "incidents listed here name"
    };
    let samples = number(said.samples as f64);
    let sample = if said.samples == 0 {
        String::new()
    } else {
        lang.pick(
            format!("うち{samples}件は見本。"),
            format!(" Samples: {samples}."),
        )
    };
    lang.pick(
        format!(
            "この一覧で{row}と手口の両方が分かる事案の記録は{total}件：{}。{sample}",
            cells.join("、")
        ),
        format!(
            "{total} {incidents} both a {one} and a method: {}.{sample}",
            cells.join("; ")
        ),
    )
}
