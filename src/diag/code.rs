//! The stable codes of all findings, each with its severity and the text that `nenpyo explain`
//! prints.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document would be wrong: nothing is written.
    Error,
    /// Someone should look at it.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What is to blame for an error; it decides how a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blame {
    /// What was typed.
    Input,
    /// The pages: a rule of layout or fonts.
    Layout,
    /// A marking, which forbids it or is missing.
    Marking,
    /// The program.
    Internal,
}

/// Declares the codes: the name, the code as typed, how grave it is, what is to blame where it is
/// an error, and the explanation.
macro_rules! codes {
    ($($Name:ident $code:literal $severity:ident $blames:ident $explain:literal)*) => {
        /// The stable code of a rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $explain] $Name,)* }

        impl Code {
            /// Every code, in the order of the pipeline.
            pub const ALL: &'static [Code] = &[$(Code::$Name,)*];

            /// The code as it is printed and typed.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$Name => $code,)* }
            }

            /// How grave it is by itself.
            pub fn severity(self) -> Severity {
                match self { $(Code::$Name => Severity::$severity,)* }
            }

            /// What is to blame where it is an error.
            pub fn blames(self) -> Blame {
                match self { $(Code::$Name => Blame::$blames,)* }
            }

            /// Why the rule exists and what to do, for `nenpyo explain`.
            pub fn explain(self) -> &'static str {
                match self { $(Code::$Name => $explain,)* }
            }
        }
    };
}

codes! {
    // Files and YAML
    NotUtf8 "not-utf-8" Error Input "The file is not UTF-8. Save it as UTF-8 in your editor; a \
        byte order mark is allowed."
    TooLarge "too-large" Error Input "The file is larger than 64 MiB, or nests deeper than 64 \
        levels, or expands aliases beyond two million values. Input of that size is refused \
        because it cannot be printed and may be an attack. Split the timeline into several files."
    YamlSyntax "yaml-syntax" Error Input "The text is not YAML. The place is where the reader lost \
        the thread; the slip often stands one line above: an unclosed quote, a tab, a missing \
        space after `:`, a full-width colon `：`."
    CutByComment "cut-by-comment" Warning Input "In YAML a text without quotes ends where a space \
        and `#` stand: the rest is a comment and is not printed. Put the text in quotes. A comment \
        that is meant as one stands two spaces behind the text, with a space after `#`."
    DuplicateKey "duplicate-key" Error Input "A mapping names the same key twice. YAML readers \
        keep one of the two silently, so this is refused. Delete one."
    UnknownKey "unknown-key" Error Input "The format has no such key here. A misspelt key would be \
        dropped silently, and with it the fact it holds. Mend the spelling or delete it; `nenpyo \
        schema timeline` and `data/README.md` list every key."
    MissingKey "missing-key" Error Input "A key that every such item must have is absent."
    WrongShape "wrong-shape" Error Input "Another shape of value is expected here: a text, a list \
        (lines that start with `- `) or a mapping (lines of `key: value`)."
    WrongValue "wrong-value" Error Input "The value is not one of those that the format knows here."
    EmptyText "empty-text" Error Input "A text is empty. An empty text prints as a hole; leave the \
        key out or write the text."
    WrongId "wrong-id" Error Input "Ids are kebab-case: small Latin letters, digits and single \
        hyphens, at most 80 characters. They become link targets and file names."
    WrongNumber "wrong-number" Error Input "A number is expected here: digits, an optional minus \
        sign, an optional decimal point, and no thousands separator or unit."
    BadRuby "bad-ruby" Error Input "A reading (furigana) is written `｛base｜reading｝` with \
        full-width signs: one reading for the whole base, or one for each of its characters with a \
        bar before each. Readings are kana and stand in Japanese texts only. A full-width brace \
        that is meant as text is typed twice: `｛｛`, `｝｝`."
    FormatVersion "format-version" Error Input "The file states another version of the format than \
        this program reads, or none. Write `nenpyo: 1` in a timeline and `nenpyo_pack: 1` in a \
        pack."
    BadTable "bad-table" Error Input "A CSV table cannot be read: it is empty, a quote is not \
        closed, or a row has more cells than the first row names columns. A cell with a comma, a \
        quote or a line end stands in double quotes, and a quote within it is typed twice."
    FileNotFound "file-not-found" Error Input "A file or pattern that the pack names matches \
        nothing."
    NotATimeline "not-a-timeline" Note Input "A folder or pattern stands for a YAML file that is \
        neither a pack nor a file of a timeline: none of their keys stands in it. It is left out. \
        Name it by itself to see what is wrong with it, or give it another folder."
    OutsideRoot "outside-root" Error Input "A pack reads only files in its own folder, the folders \
        below it, and the folder that holds them both. A path that leads elsewhere (through `..`, \
        an absolute path or a link) is refused, so that a pack from someone else cannot print your \
        files."

    // Dates
    WrongDate "wrong-date" Error Input "The date is none that the format knows. Dates are EDTF \
        (ISO 8601-2) level 1: 2020, 2020-10, 2020-10-13, 2020?, 2020~, 2020%, 202X, 2020-XX, \
        2020-21 (season), 2020-10/2021-08, 2020-10/.. (ongoing), 2020-10/ (end unknown); Japanese \
        era dates are read as well."
    ImpossibleDate "impossible-date" Error Input "The calendar has no such day, or the era had no \
        such year. An era date outside its era is an error, not a guess; the message names the \
        right one."
    EndBeforeStart "end-before-start" Error Input "An interval ends before it starts, whatever the \
        unknown parts are."
    DateOutOfRange "date-out-of-range" Error Input "Only the years 1 to 9999 can be printed."

    // The model
    DuplicateId "duplicate-id" Error Input "Two items of one list have the same id, perhaps in two \
        files. References would silently mean one of them."
    ListedTwice "listed-twice" Error Input "A list names the same thing twice, or a series has two \
        figures for one period. It would be counted and printed twice, or a chart would show two \
        values at one time. Keep one."
    DanglingId "dangling-id" Error Input "A reference names an id that no item has. The fact it \
        points to would vanish from the page."
    NoMarking "no-marking" Error Marking "No marking is in force for this item: neither the item \
        nor its file says `marking:`. Unmarked material could reach anyone."
    TlpWhite "tlp-white" Error Input "TLP:WHITE is the label of TLP version 1. Version 2.0 (August \
        2022) calls it TLP:CLEAR."
    NoDate "no-date" Error Input "An event or a step needs `date:` (when it happened) or \
        `reported:` (when the news appeared, if nothing else is known)."
    EventAfterAsOf "event-after-as-of" Error Input "The date lies after the information cut-off \
        `as_of`. Either the date or the cut-off is wrong."
    ProceedingsOrder "proceedings-order" Error Input "The steps of a case are written in the order \
        in which they happened, so that the last criminal step of a party is its status. This step \
        certainly happened before the one above it."
    ProceedingAfterAsOf "proceeding-after-as-of" Error Input "A step of a case lies after the \
        information cut-off `as_of`."
    NoSource "no-source" Error Input "An event, a conduct, a step or a figure of a series without \
        a source cannot be printed: every fact names where it comes from. Only records marked \
        `sample: true`, which are invented, need none."
    FinalityNotStated "finality-not-stated" Error Input "A judgment must say whether it is final: \
        `final: yes`, `no` or `unknown`. The page prints it; leaving it open would let a \
        first-instance verdict read as the last word."
    StandingUnproven "standing-unproven" Error Input "An incident reads as established, but the \
        case about it proves nothing: it ended without a conviction, or has not come to one. An \
        allegation that is printed and counted as an incident would pass for a fact. Say \
        `standing: alleged`, or by what it is established: `disclosed` by the one that it hit, \
        `admitted`, or `found` by a court or an authority, with the step that says so."
    ReviewByPassed "review-by-passed" Warning Input "The case was to be looked at again by the \
        month in `review_by`, and the cut-off is later. Look whether the matter has moved on, then \
        set a new month."
    MissingTranslation "missing-translation" Error Input "A text that the pack prints is not there \
        in the pack's language. `nenpyo build --draft` prints a marked placeholder instead."
    StatusWord "status-word" Error Input "A text says more than the record: a word like 有罪, \
        起訴, 逮捕, convicted, indicted or arrested stands in a text about a case that had not \
        reached that stage by then, or about no case at all. The longest word counts (不起訴 \
        before 起訴), and a word that the text denies, asks or imagines says nothing. A \
        conviction, an acquittal or a withdrawn indictment implies an indictment; nothing implies \
        an arrest. A question may use the words of the case it is `about`, a judgement those of \
        the cases it is `based_on`. Print the stage's own word, add the step with its source, or \
        state why the word is right: `allow: [{code: status-word, reason: …}]` on the item. \
        Methods, scenarios and the glossary are not read: the words are terms there."
    PossibleName "possible-name" Warning Input "A word like 氏, 容疑者, 被告 or Mr stands beside \
        what may be a person's name. Suspects and defendants are written by their role; who is \
        rightly named can be excused with `allow:`."
    NameWithoutStatus "name-without-status" Error Input "A party is named, but no criminal step \
        says what its status is. A name without a status prints as an accusation."
    CulpritWithoutCharge "culprit-without-charge" Error Input "A text calls a party an offender \
        (犯人, culprit, offender, spy …) although no conviction stands in the record, or in an \
        event, which is about no case. Terms such as 産業スパイ are let pass in events, and \
        everything in methods and the glossary."
    CredibilityOne "credibility-one" Warning Input "Credibility 1 means `confirmed by other \
        independent sources`. All the sources cited here go back to one origin (see \
        `derived_from`), so it is 2 at most."
    CircularSource "circular-source" Error Input "A chain of `derived_from` leads back to where it \
        began, so there is no origin to count."
    LikelihoodAndConfidence "likelihood-and-confidence" Error Input "A sentence joins a degree of \
        likelihood and a level of confidence. ICD 203 forbids it: readers take one for the other. \
        Give the confidence in its own field."
    MixedScaleRows "mixed-scale-rows" Error Input "The judgements of one document use terms from \
        both rows of the scale (`likely` and `probable`). ICD 203 asks for one row."
    UnknownLikelihood "unknown-likelihood" Error Input "The term is not in the scale in force \
        (`scale: icd203` or `phia`)."
    ControlCharacter "control-character" Error Input "The text holds a control character or one \
        that changes the direction of writing. It cannot be seen and can make a page read \
        otherwise than it is stored (CVE-2021-42574). Delete it. Soft hyphens, zero-width \
        characters and marks of direction are left out on reading, since they change nothing that \
        is printed."
    RightToLeft "right-to-left" Error Input "The text holds letters that are written from right to \
        left (Hebrew, Arabic). They would be set from left to right, so that every word reads \
        backwards. Write the name in Latin letters or in kana."
    PrivateUse "private-use" Error Input "The text holds a private-use character. It means \
        something else in each font and cannot be archived. Write the real character."
    Supersedes "supersedes" Error Input "An item that corrects another says in `correction:` what \
        was wrong; without it readers cannot see that something was mended."
    UselessAllow "useless-allow" Warning Input "An `allow:` excuses a rule that did not fire here. \
        Delete it, or it will hide a later mistake. In methods and the glossary no `allow:` is \
        called useless."

    // The pack
    NothingSelected "nothing-selected" Error Input "The selection of the pack leaves no record to \
        print."
    MarkingTooLow "marking-too-low" Error Marking "The document's own marking lies below that of \
        material which goes into it. Raise `marking:` or lower `audience: {marking: …}`."
    StatusWithheld "status-withheld" Error Marking "A case is shown of which a step lies above the \
        audience's marking. Without that step the page would print an outdated status, so the \
        build stops: withhold the whole case, or lower the marking of the step."
    CorrectionWithheld "correction-withheld" Error Marking "An event is shown that another one \
        corrects, but the correction lies above the audience's marking. Readers would be left with \
        what is known to be wrong. Give both events one marking."
    SupportWithheld "support-withheld" Error Marking "Something is shown whose every source, or \
        everything it is based on, lies above the audience's marking. It would stand on the page \
        without support, so the build stops. Add a source that the audience may see, or give the \
        item the marking of its support."
    ReferenceWithheld "reference-withheld" Error Marking "The pack names an item in `select:` or \
        for a chart that lies above its own audience's marking. Without it a list could come to \
        mean everything, and a chart would be empty. Take it out of the pack, or raise `audience: \
        {marking: …}`."
    PseudonymMissing "pseudonym-missing" Error Input "The pack asks for pseudonyms, and an \
        organisation that is concerned (target, employer, partner, alleged recipient) has none, so \
        it would appear by name. Add `pseudonym:` to the organisation."
    PseudonymContact "pseudonym-contact" Error Input "The pack asks for pseudonyms, and an \
        organisation that has one is someone to call. A pseudonym cannot be called, and a \
        telephone number or address beside it names the organisation. Name another contact."
    NameRemains "name-remains" Error Marking "A text or an id holds a name of an organisation that \
        is withheld from the audience: take it out of the text, or give what holds the text the \
        marking of the organisation. Or, after pseudonyms were put in place, it still holds a name \
        of an organisation that has one, perhaps in other letters or with spaces: write the name \
        as the organisation has it, or add this form to its `aliases:`."
    AmbiguousName "ambiguous-name" Error Input "Two organisations share a name or an alias, so \
        that a text which uses it could get the wrong pseudonym. Take it out of `aliases:` of one \
        of them."
    PseudonymLimits "pseudonym-limits" Note Input "Pseudonyms hide names of organisations, not the \
        matter. A date, a court, a place, a product or a figure that was in the news can still \
        tell who is meant. Someone who knows the matter should read the printed document before it \
        goes out."
    RecipientClearance "recipient-clearance" Error Marking "A recipient's clearance is below the \
        marking of the document. Nothing is written, not even for the others, since the list or \
        the document is wrong. Take the recipient off the list, or narrow the document."
    RecipientPerson "recipient-person" Error Marking "TLP:RED is for the eyes and ears of \
        individual recipients, and this row names an organisation and no person. Name the person."
    DuplicateCopy "duplicate-copy" Error Input "Two recipients have the same copy number, so a \
        copy that turns up could not be traced to one of them."
    FileName "file-name" Error Input "Two copies would have the same file name, or one is too long \
        for common file systems. Names that differ in capitals only count as the same. The pattern \
        stands in the pack: `copies: {files: …}`."
    LeftOut "left-out" Warning Input "Something that was asked for is not on the pages: records of \
        the highest importance have no room in a section or a chart, or a section or chart has \
        nothing to show. The page says how many of how many it shows; the message says what is \
        missing and the hint how to make room."
    NotSupported "not-supported" Error Input "The key would have no effect where it stands, or \
        asks for what cannot be done there. It is refused rather than passed over in silence; the \
        hint says what to do instead."
    NoStatement "no-statement" Error Input "A headline or statement is made by a person; where the \
        pack leaves it out, nenpyo writes only what the data proves, and here it proves nothing."
    TooLong "too-long" Error Layout "A text does not fit its place on the page, or a chart the \
        height that is asked for. Type is never made smaller: shorten the text by what the message \
        says, or give the chart the height that it names."
    TooManyPages "too-many-pages" Error Layout "An executive pack is 4 to 8 pages. Narrow \
        `select:`, lower `pages:` of the chronology, or use the preset `report`."
    TooManyPixels "too-many-pixels" Error Layout "A PNG of more than 100 million pixels would need \
        more memory than most programs grant a picture. Ask for fewer pixels an inch (`--dpi`) or \
        a smaller `--width`, or write SVG or PDF, which have no pixels."
    MissingGlyph "missing-glyph" Error Layout "None of the fonts has this character, so it would \
        print as an empty box. Write it another way, or add a font that has it under `fonts:` in \
        the pack."
    BadFont "bad-font" Error Layout "A font named under `fonts:` cannot be read, has no outlines \
        that a PDF may embed, or its licence bits forbid embedding."
    BadLogo "bad-logo" Error Input "The file under `brand: {logo: …}` cannot be printed plainly: \
        it is no sound SVG or PNG, or it uses gradients, transparency, effects, text without \
        outlines or lines that are no outlines."
    LowContrast "low-contrast" Warning Input "Text in the accent colour would not stand out from \
        white paper (WCAG 2 asks for 4.5 to 1), so a darker shade of it is used. Write that shade \
        to agree."
    NotConforming "not-conforming" Error Input "The file would break a clause of PDF/A or PDF/UA, \
        which is named. Such a file could not be archived, or not be read by a screen reader, so \
        it is not written. Where the message says how, change the text that stands at the place; \
        else report it with the input."
    TooManyFindings "too-many-findings" Note Input "More findings than are worth listing."
    MixedLanguage "mixed-language" Warning Input "Texts of the pack's language are in another one: \
        a plain text counts for both languages, so that a Japanese title is printed in an English \
        pack. Write `{ja: …, en: …}`. Titles of sources are cited as they are."
    BadPassword "bad-password" Error Input "A password in the file of `--password-file` is empty, \
        too long, or holds characters that may not stand in one. Readers of PDF prepare passwords \
        (SASLprep, RFC 4013): they leave out soft hyphens and zero-width characters, and take \
        full-width letters for the plain ones. What is empty after that would open without a \
        password, and what is the same after that is one password."
    Internal "internal" Error Internal "A fault of nenpyo itself: the finished file failed its own \
        last check and was not written. Please report it with the input."
}

impl Code {
    /// The code that is typed like this, if there is one.
    pub fn from_typed(typed: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.as_str() == typed)
    }
}
