//! Drops references to withheld items, and reports what cannot stand without them.

use super::hidden::HiddenIds;
use super::withheld::DroppedReference;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::model::{Case, Citation, Event, Involved, Judgement, Marking, Pack, Timeline};
use crate::source::{Ref, RefTo};

/// What a reference stands in.
pub(super) struct Owner {
    words: String,
    at: Span,
}

impl Owner {
    fn of(kind: &str, id: &str, at: Span) -> Self {
        Owner {
            words: format!("{kind} `{id}`"),
            at,
        }
    }
}

/// The knife.
pub(super) struct Cut<'a> {
    hidden: &'a HiddenIds,
    sink: &'a mut Sink,
    /// What was dropped so far.
    pub(super) dropped: Vec<DroppedReference>,
}

impl<'a> Cut<'a> {
    pub(super) fn new(hidden: &'a HiddenIds, sink: &'a mut Sink) -> Self {
        Cut {
            hidden,
            sink,
            dropped: Vec::new(),
        }
    }

    /// Every reference of the items that are left.
    pub(super) fn timeline(&mut self, timeline: &mut Timeline) {
        for source in &mut timeline.sources {
            let owner = Owner::of("source", &source.id.value, source.at);
            self.list(&mut source.derived_from, "derived_from", &owner);
        }
        for organisation in &mut timeline.organisations {
            let owner = Owner::of("organisation", &organisation.id.value, organisation.at);
            self.one(&mut organisation.sector, "sector", &owner);
        }
        for method in &mut timeline.methods {
            let owner = Owner::of("method", &method.id.value, method.at);
            self.citations(&mut method.sources, method.sample, &owner);
        }
        timeline
            .events
            .iter_mut()
            .for_each(|event| self.event(event));
        timeline.cases.iter_mut().for_each(|case| self.case(case));
        for series in &mut timeline.series {
            for point in &mut series.points {
                let owner = Owner::of("figure of the series", &series.id.value, point.at);
                self.citations(&mut point.sources, series.sample, &owner);
            }
        }
        timeline
            .judgements
            .iter_mut()
            .for_each(|judgement| self.judgement(judgement));
        for action in &mut timeline.actions {
            let owner = Owner::of("action", &action.id.value, action.at);
            self.one(&mut action.judgement, "judgement", &owner);
        }
        for question in &mut timeline.questions {
            let owner = Owner::of("question", &question.id.value, question.at);
            self.one(&mut question.about, "about", &owner);
        }
        for scenario in &mut timeline.scenarios {
            let owner = Owner::of("scenario", &scenario.id.value, scenario.at);
            self.one(&mut scenario.about, "about", &owner);
        }
    }

    fn event(&mut self, event: &mut Event) {
        let owner = Owner::of("event", &event.id.value, event.at);
        self.involved(&mut event.organisations, &owner);
        if let Some(attribution) = &event.attribution
            && self.drops(attribution.by.to(), "attribution", &owner)
        {
            event.attribution = None;
        }
        self.list(&mut event.sectors, "sectors", &owner);
        self.list(&mut event.methods, "methods", &owner);
        self.list(&mut event.follows, "follows", &owner);
        self.citations(&mut event.sources, event.sample, &owner);
        if let Some(corrected) = &event.supersedes
            && self.drops(corrected.to(), "supersedes", &owner)
        {
            event.supersedes = None;
            event.correction = None;
        }
    }

    fn case(&mut self, case: &mut Case) {
        let owner = |at| Owner::of("case", &case.id.value, at);
        let whole = owner(case.at);
        if let Some(conduct) = &mut case.conduct {
            self.citations(
                &mut conduct.sources,
                case.sample,
                &Owner::of("conduct of the case", &case.id.value, conduct.at),
            );
        }
        for party in &mut case.parties {
            self.one(&mut party.of, "of", &owner(party.at));
        }
        self.involved(&mut case.organisations, &whole);
        self.list(&mut case.statutes, "statutes", &whole);
        self.list(&mut case.sectors, "sectors", &whole);
        self.list(&mut case.methods, "methods", &whole);
        for paragraph in &mut case.narrative {
            let owner = Owner::of("paragraph of the case", &case.id.value, paragraph.at);
            self.citations(&mut paragraph.sources, case.sample, &owner);
        }
        for step in &mut case.proceedings {
            self.citations(
                &mut step.sources,
                case.sample,
                &Owner::of("step of the case", &case.id.value, step.at),
            );
        }
        self.list(&mut case.follows, "follows", &whole);
    }

    fn judgement(&mut self, judgement: &mut Judgement) {
        let owner = Owner::of("judgement", &judgement.id.value, judgement.at);
        let first = judgement
            .based_on
            .iter()
            .find_map(|subject| self.hidden.find(subject.to()));
        self.list(&mut judgement.based_on, "based_on", &owner);
        if let Some(withheld) = first.filter(|_| judgement.based_on.is_empty() && !judgement.sample)
        {
            self.unsupported("everything that", "is based on", withheld, &owner);
        }
    }

    /// What the pack refers to.
    pub(super) fn pack(&mut self, pack: &mut Pack) {
        for figure in pack
            .summary
            .iter_mut()
            .flat_map(|summary| &mut summary.key_figures)
        {
            let owner = Owner {
                words: "key figure".to_owned(),
                at: figure.at,
            };
            self.citations(&mut figure.sources, false, &owner);
        }
        if let Some(select) = &mut pack.select {
            select
                .sectors
                .retain(|sector| !self.refuses(sector.to(), "this selection"));
            select
                .methods
                .retain(|method| !self.refuses(method.to(), "this selection"));
            select
                .cases
                .retain(|case| !self.refuses(case.to(), "this selection"));
        }
        for section in &mut pack.sections {
            section
                .options
                .of
                .take_if(|series| self.refuses(series.to(), "this chart"));
            section
                .options
                .with
                .take_if(|series| self.refuses(series.to(), "this chart"));
            section
                .options
                .about
                .take_if(|topic| self.refuses(topic.to(), "this handout"));
        }
    }

    /// Whether a reference of the pack names a withheld item; that is an error.
    fn refuses(&mut self, to: &RefTo, what: &str) -> bool {
        let Some((marking, at)) = self.hidden.find(to) else {
            return false;
        };
        let text = format!(
            "{what} names `{}`, which is `{}` and withheld from the audience",
            to.id,
            marking.label()
        );
        let found =
            Diagnostic::new(Code::ReferenceWithheld, to.at, text).note(at, "the withheld item");
        self.sink
            .push(found.hint("take it out of the pack, or raise `audience: {marking: …}`"));
        true
    }

    /// Whether a reference names a withheld item; it is noted then.
    fn drops(&mut self, to: &RefTo, key: &'static str, owner: &Owner) -> bool {
        let gone = self.hidden.find(to).is_some();
        if gone {
            self.dropped.push(DroppedReference {
                key,
                owner: owner.words.clone(),
                id: to.id.clone(),
                at: to.at,
            });
        }
        gone
    }

    fn list<T>(&mut self, references: &mut Vec<Ref<T>>, key: &'static str, owner: &Owner) {
        references.retain(|reference| !self.drops(reference.to(), key, owner));
    }

    fn one<T>(&mut self, reference: &mut Option<Ref<T>>, key: &'static str, owner: &Owner) {
        reference.take_if(|reference| self.drops(reference.to(), key, owner));
    }

    fn involved(&mut self, organisations: &mut Vec<Involved>, owner: &Owner) {
        organisations.retain(|involved| !self.drops(involved.id.to(), "organisations", owner));
    }

    fn citations(&mut self, citations: &mut Vec<Citation>, sample: bool, owner: &Owner) {
        let first = citations
            .iter()
            .find_map(|citation| self.hidden.find(citation.id.to()));
        citations.retain(|citation| !self.drops(citation.id.to(), "sources", owner));
        if let Some(withheld) = first.filter(|_| citations.is_empty() && !sample) {
            self.unsupported("every source that", "cites", withheld, owner);
        }
    }

    fn unsupported(
        &mut self,
        what: &str,
        does: &str,
        (marking, at): (Marking, Span),
        owner: &Owner,
    ) {
        let text = format!(
            "{what} this {} {does} is withheld from the audience",
            owner.words
        );
        let found = Diagnostic::new(Code::SupportWithheld, owner.at, text)
            .note(at, format!("this one is `{}`", marking.label()));
        self.sink.push(found.hint(format!(
            "add support that the audience may see, or mark it `{}` as well",
            marking.label()
        )));
    }
}
