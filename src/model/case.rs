//! Cases: one matter before the authorities and the courts. Its steps stand here and nowhere else.

use super::vocabulary::{Place, Sector};
use super::{
    Allow, Citation, Date, Event, Id, Importance, Involved, Marking, Method, Organisation,
    Quantity, Standing, Statute,
};
use crate::lang::{Localised, Text};
use crate::source::{Ref, keywords, record};

keywords! {
    /// Before whom a step is taken.
    pub enum Forum as "a forum" {
        Criminal "criminal" "police, prosecutors and criminal courts",
        Civil "civil" "civil courts",
        Administrative "administrative" "administrative authorities",
        Foreign "foreign" "authorities of another country",
    }
}

keywords! {
    /// A step of a case. The page prints the stage's own word, never another.
    pub enum Stage as "a stage" {
        Disclosed "disclosed" "made public by an organisation concerned",
        Searched "searched" "premises searched",
        WarrantIssued "warrant-issued" "an arrest warrant obtained",
        Referred "referred" "papers sent to prosecutors",
        Arrested "arrested" "arrested",
        Released "released" "released",
        NotProsecuted "not-prosecuted" "not indicted",
        NonIndictmentUnjust "non-indictment-unjust" "a review board found it unjust not to indict",
        Indicted "indicted" "indicted",
        IndictmentWithdrawn "indictment-withdrawn" "the indictment withdrawn",
        ProsecutionDismissed "prosecution-dismissed" "a court ended the prosecution, no verdict",
        Ruled "ruled" "a court ruled; what it decided is not established",
        Convicted "convicted" "found guilty",
        Acquitted "acquitted" "found not guilty",
        CompensationAwarded "compensation-awarded" "a court granted compensation for detention",
        Sued "sued" "a suit filed",
        DamagesAwarded "damages-awarded" "a court ordered damages",
        ClaimDismissed "claim-dismissed" "a court dismissed the claim",
        Appealed "appealed" "an appeal lodged",
        Upheld "upheld" "a higher court upheld the judgment",
        Overturned "overturned" "a higher court overturned the judgment",
        Final "final" "the judgment became final",
        Settled "settled" "settled between the parties",
        Sanctioned "sanctioned" "an administrative sanction",
        Closed "closed" "closed",
    }
}

keywords! {
    /// Whether a judgment is final.
    pub enum Final as "`yes`, `no` or `unknown`" {
        Yes "yes" "it is final",
        No "no" "it is not final",
        Unknown "unknown" "no source says",
    }
}

keywords! {
    /// On which side a party stands.
    pub enum PartySide as "a side of a party" {
        Suspect "suspect" "accused, suspected or sued for what the case is about",
        Authority "authority" "acted for an authority, such as an investigator",
    }
}

keywords! {
    /// Why a matter was not prosecuted.
    pub enum Reason as "a reason" {
        Suspended "suspended" "suspension of prosecution",
        InsufficientSuspicion "insufficient-suspicion" "insufficient suspicion",
        NoCrime "no-crime" "no crime",
        Unknown "unknown" "not published",
    }
}

impl Stage {
    /// Whether it is a judgment, whose finality must be stated.
    pub fn is_judgment(self) -> bool {
        matches!(
            self,
            Stage::Ruled
                | Stage::Convicted
                | Stage::Acquitted
                | Stage::DamagesAwarded
                | Stage::ClaimDismissed
                | Stage::Upheld
                | Stage::Overturned
        )
    }
}

record! {
    /// One matter before the authorities and the courts.
    pub struct Case as "a case" {
        /// Its id.
        id: Id,
        /// The code that pages print: C-2020-01.
        code: Text,
        /// One line that names the matter.
        title: Localised,
        /// The short name on charts; the stage's word follows it.
        label: Option<Localised>,
        /// What is alleged or was disclosed; absent where it was refuted.
        conduct: Option<Conduct>,
        /// Who is before the authorities, by role.
        parties: Vec<Party>,
        /// Which organisations have a part in it.
        organisations: Vec<Involved>,
        /// The laws concerned.
        statutes: Vec<Ref<Statute>>,
        /// The branches concerned.
        sectors: Vec<Ref<Sector>>,
        /// How it was done, or is said to have been done.
        methods: Vec<Ref<Method>>,
        /// Figures.
        quantities: Vec<Quantity>,
        /// Where (ISO 3166-2).
        places: Vec<Place>,
        /// Paragraphs of the case file.
        narrative: Vec<Paragraph>,
        /// The box of facts.
        facts: Vec<CaseFact>,
        /// Steps in order of date; each is drawn once.
        proceedings: Vec<Proceeding>,
        /// The month by which someone looks at the case again.
        review_by: Option<Date>,
        /// The events that it continues.
        follows: Vec<Ref<Event>>,
        /// What gives way first when space is short.
        importance: Importance,
        /// Words of your own to select by.
        tags: Vec<Text>,
        /// The marking, where it differs from the file's.
        marking: Option<Marking>,
        /// Whether it is invented for illustration; printed beside it.
        sample: bool,
        /// Rules that are excused here.
        allow: Vec<Allow>,
    }

    /// What is alleged or was disclosed.
    pub struct Conduct as "the conduct of a case" {
        /// When it happened.
        date: Option<Date>,
        /// When the news appeared, where nothing else is known.
        reported: Option<Date>,
        /// Whether it is established; without it, it is where a conviction or a sanction stands.
        standing: Option<Standing>,
        /// What it was.
        summary: Localised,
        /// Where it is known from; at least one.
        sources: Vec<Citation>,
        /// The marking, where it differs from the case's.
        marking: Option<Marking>,
    }

    /// Someone before the authorities.
    pub struct Party as "a party" {
        /// Its id within the case.
        id: Id,
        /// Who it is, by role.
        role: Localised,
        /// A short word for it on charts, where steps of a case concern different parties.
        label: Option<Localised>,
        /// The organisation that it belonged to.
        of: Option<Ref<Organisation>>,
        /// On which side it stands; without it, that of an authority where `of` names one.
        side: Option<PartySide>,
        /// Its name; only in your own data, and never without a status.
        name: Option<Localised>,
    }

    /// A paragraph of a case file.
    pub struct Paragraph as "a paragraph" {
        /// In Japanese.
        ja: Option<Text>,
        /// In English.
        en: Option<Text>,
        /// Where it is known from.
        sources: Vec<Citation>,
    }

    /// A line of the box of facts.
    pub struct CaseFact as "a fact" {
        /// What it is.
        label: Localised,
        /// What is known of it.
        value: Localised,
    }

    /// A step of police, prosecutors or courts.
    pub struct Proceeding as "a step of a case" {
        /// When it was taken.
        date: Option<Date>,
        /// When the news appeared, where nothing else is known.
        reported: Option<Date>,
        /// Before whom.
        forum: Forum,
        /// Which step.
        stage: Stage,
        /// Whom it concerns: ids of `parties`.
        parties: Vec<Id>,
        /// Who took it.
        by: Localised,
        /// Whether a judgment is final; required for judgments.
        final_: Option<Final>,
        /// Why the matter was not prosecuted.
        reason: Option<Reason>,
        /// A remark that is printed.
        note: Option<Localised>,
        /// Where it is known from; at least one.
        sources: Vec<Citation>,
        /// The marking, where it differs from the case's.
        marking: Option<Marking>,
    }
}
