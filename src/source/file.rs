//! The files of a run.

/// A file of the run: its name as it is shown, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name that findings print.
    pub name: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether a byte order mark stood before it.
    pub bom: bool,
}

/// All files of a run; a [`Span`](crate::diag::Span) names one by its index.
#[derive(Debug, Clone, Default)]
pub struct Files {
    list: Vec<SourceFile>,
}

impl Files {
    /// Adds a file and gives its number. The 65,536th and later share the last number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> u16 {
        let text: String = text.into();
        let bare = text.strip_prefix('\u{feff}').map(str::to_owned);
        let bom = bare.is_some();
        self.list.push(SourceFile {
            name: name.into(),
            text: bare.unwrap_or(text),
            bom,
        });
        u16::try_from(self.list.len() - 1).unwrap_or(u16::MAX)
    }

    /// The file of that number.
    pub fn get(&self, number: u16) -> Option<&SourceFile> {
        self.list.get(usize::from(number))
    }

    /// All files in order.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.list.iter()
    }
}
