//! Japanese, である style on pages (style of official papers).

use chrono::{Datelike, NaiveDate};

use super::{Origin, SourceCounts, Wording};
use crate::analysis::Choice;
use crate::analysis::Docket;
use crate::lang::{Lang, number};
use crate::model::{
    Basis, Bound, Calendar, FigureKind, Final, Forum, Moment, Precision, Qualifier, Reason,
    RecordKind, Role, SectionKind, SourceKind, Stage, When, era_of, has_era_days,
};

/// Japanese.
pub(super) struct Japanese;

impl Wording for Japanese {
    fn lang(&self) -> Lang {
        Lang::Ja
    }

    // --- Kinds, stages, roles ---

    fn kind(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "事案",
            RecordKind::Alleged => "疑い",
            RecordKind::Response => "対応・公表",
            RecordKind::Proceeding => "司法手続",
            RecordKind::Policy => "政策",
            RecordKind::Outreach => "啓発・注意喚起",
        }
    }

    fn kinds(&self, kind: RecordKind) -> &'static str {
        self.kind(kind)
    }

    fn alleged(&self, name: &str) -> Option<&'static str> {
        ["疑い", "疑惑", "とされる"]
            .iter()
            .all(|said| !name.contains(said))
            .then_some("疑い")
    }

    fn alleged_not_counted(&self, count: usize) -> String {
        format!("疑いの段階のもの{count}件は数えない。")
    }

    fn section(&self, kind: SectionKind) -> &'static str {
        match kind {
            SectionKind::Cover => "表紙",
            SectionKind::Contents => "目次",
            SectionKind::Summary => "要旨",
            SectionKind::Figure => "図で見る全体像",
            SectionKind::ChartData => "図のデータ",
            SectionKind::Chronology => "記録の一覧",
            SectionKind::Events => "記録の詳細",
            SectionKind::Cases => "事案票",
            SectionKind::Methods => "手口",
            SectionKind::Judgements => "判断",
            SectionKind::Gaps => "分かっていないこと",
            SectionKind::Handout => "勉強会資料",
            SectionKind::Glossary => "用語",
            SectionKind::Sources => "出典",
            SectionKind::Scales => "評価の尺度",
            SectionKind::Colophon => "奥付",
        }
    }

    fn figure(&self, kind: FigureKind) -> Option<&'static str> {
        Some(match kind {
            FigureKind::Timeline => "年表",
            FigureKind::EventsPerPeriod => "期間ごとの件数",
            FigureKind::SmallMultiples => "区分ごとの事案",
            FigureKind::SectorMethod => "分野と手口",
            FigureKind::CaseProgress => "事案の進み方",
            FigureKind::Prefectures => "都道府県",
            FigureKind::Series => return None,
            FigureKind::Cumulative => "件数の累計",
            FigureKind::LeadTime => "段階の間の日数",
            FigureKind::SourceQuality => "出典の評価",
            FigureKind::OrganisationsMethods => "標的と手口",
        })
    }

    fn forum(&self, forum: Forum) -> &'static str {
        match forum {
            Forum::Criminal => "刑事",
            Forum::Civil => "民事",
            Forum::Administrative => "行政",
            Forum::Foreign => "国外",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Target => "対象の組織",
            Role::Employer => "所属先",
            Role::Authority => "当局",
            Role::Partner => "協力先",
            Role::AllegedRecipient => "渡ったとされる先",
            Role::Mentioned => "言及",
        }
    }

    fn part(&self, role: Role) -> &'static str {
        match role {
            Role::Target => "対象",
            _ => self.role(role),
        }
    }

    fn docket(&self, docket: Docket, _: usize) -> &'static str {
        match docket {
            Docket::Criminal => "国内の刑事手続",
            Docket::Foreign => "国外の手続",
            Docket::Administrative => "行政手続",
            Docket::Civil => "民事訴訟",
            Docket::OfAuthority => "捜査側に対する手続",
        }
    }

    fn dockets_apart_note(&self) -> &'static str {
        "表題の数に、国外の手続、民事訴訟、行政手続、捜査側に対する手続を、被疑者の刑事手続と合わせ\
        て数えることはない。"
    }

    fn stage(&self, stage: Stage, reason: Option<Reason>) -> &'static str {
        match (stage, reason) {
            (Stage::Disclosed, _) => "公表",
            (Stage::Searched, _) => "捜索",
            (Stage::WarrantIssued, _) => "逮捕状",
            (Stage::Referred, _) => "書類送検",
            (Stage::Arrested, _) => "逮捕",
            (Stage::Released, _) => "釈放",
            (Stage::NotProsecuted, Some(Reason::Suspended)) => "不起訴（起訴猶予）",
            (Stage::NotProsecuted, Some(Reason::InsufficientSuspicion)) => "不起訴（嫌疑不十分）",
            (Stage::NotProsecuted, Some(Reason::NoCrime)) => "不起訴（罪とならず）",
            (Stage::NotProsecuted, _) => "不起訴",
            (Stage::NonIndictmentUnjust, _) => "検審「不起訴不当」",
            (Stage::Indicted, _) => "起訴",
            (Stage::IndictmentWithdrawn, _) => "起訴取消し",
            (Stage::ProsecutionDismissed, _) => "公訴棄却",
            (Stage::Ruled, _) => "判決（内容は未確認）",
            (Stage::Convicted, _) => "有罪",
            (Stage::Acquitted, _) => "無罪",
            (Stage::CompensationAwarded, _) => "刑事補償",
            (Stage::Sued, _) => "提訴",
            (Stage::DamagesAwarded, _) => "賠償命令",
            (Stage::ClaimDismissed, _) => "請求棄却",
            (Stage::Appealed, _) => "上訴",
            (Stage::Upheld, _) => "原判決維持",
            (Stage::Overturned, _) => "原判決破棄",
            (Stage::Final, _) => "確定",
            (Stage::Settled, _) => "和解",
            (Stage::Sanctioned, _) => "行政処分",
            (Stage::Closed, _) => "終結",
        }
    }

    fn short_stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::NonIndictmentUnjust => "不起訴不当",
            Stage::Ruled => "判決",
            _ => self.stage(stage, None),
        }
    }

    fn final_judgment(&self, judgment: Stage) -> String {
        format!("{}の確定", self.short_stage(judgment))
    }

    fn finality(&self, finality: Final) -> &'static str {
        match finality {
            Final::Yes => "確定",
            Final::No => "当時は未確定",
            Final::Unknown => "確定したかは未確認",
        }
    }

    fn not_final(&self) -> &'static str {
        "未確定"
    }

    fn finality_not_known(&self) -> &'static str {
        "確定は未確認"
    }

    fn qualified(&self, word: &str, further: &str) -> String {
        format!("{word}（{further}）")
    }

    fn later(&self, who: &[&str], word: &str) -> String {
        match who {
            [] => format!("のち{word}"),
            _ => format!("{}はのち{word}", who.join("、")),
        }
    }

    fn became(&self, from: &str, to: &str) -> String {
        format!("{from}→{to}")
    }

    fn some(&self, word: &str) -> String {
        format!("一部{word}")
    }

    fn some_parties(&self) -> &'static str {
        " 一部"
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Official => "公的文書",
            SourceKind::Court => "裁判資料",
            SourceKind::Company => "企業発表",
            SourceKind::News => "報道",
            SourceKind::Book => "書籍",
            SourceKind::Academic => "解説・論文",
            SourceKind::Interview => "聞き取り",
            SourceKind::Internal => "内部文書",
            SourceKind::Log => "ログ",
            SourceKind::Encyclopaedia => "百科事典",
            SourceKind::Commentary => "論評",
        }
    }

    // --- Dates and numbers ---

    fn day(&self, day: NaiveDate, calendar: Calendar) -> String {
        match calendar {
            Calendar::Gregorian => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Calendar::Wareki => format!("{}{}月{}日", era_year(day), day.month(), day.day()),
            Calendar::Both => self.cover_day(day),
        }
    }

    fn cover_day(&self, day: NaiveDate) -> String {
        format!(
            "{}（{}）",
            self.day(day, Calendar::Wareki),
            self.day(day, Calendar::Gregorian)
        )
    }

    fn table_date(&self, when: &When, reported: bool, calendar: Calendar) -> String {
        let text = match when {
            When::Moment(moment) => table_moment(moment, calendar),
            When::Interval(start, end) => {
                format!(
                    "{}〜{}",
                    table_bound(start, calendar),
                    table_bound(end, calendar)
                )
            }
        };
        let mark = if reported { self.reported_mark() } else { "" };
        format!("{text}{mark}")
    }

    fn reported_mark(&self) -> &'static str {
        "報"
    }

    fn records(&self, count: usize) -> String {
        format!("{}件", number(count as f64))
    }

    fn origin(&self, origin: Origin<'_>) -> String {
        match origin {
            Origin::Own(own) => own.to_owned(),
            _ => self
                .records_key_note(origin)
                .map_or(String::new(), |from| format!("記録は{from}。")),
        }
    }

    fn comma(&self) -> &'static str {
        "、"
    }

    // --- Cover, document, running feet ---

    fn contact(&self, who: &str) -> String {
        format!("連絡先 {who}")
    }

    fn document_number_label(&self) -> &'static str {
        "文書番号"
    }

    fn facilitators_copy(&self) -> &'static str {
        "進行役用"
    }

    fn report_part(&self, part: usize) -> &'static str {
        match part {
            0 => "概要",
            1 => "事案と手口",
            _ => "記録と資料",
        }
    }

    fn document_number(&self, number: &str) -> String {
        format!("文書番号 {number}")
    }

    fn approved_by(&self, who: &str) -> String {
        format!("承認 {who}")
    }

    fn strip_note(&self, listed: &str, origin: Origin<'_>) -> String {
        let origin = self.origin(origin);
        format!("縦の線1本が記録1件。{listed}。{origin}発生件数の統計ではない。")
    }

    fn strip_alt(&self, years: (i32, i32), count: usize, listed: &str) -> String {
        let ((first, last), total) = (years, self.records(count));
        format!("{first}年から{last}年までの記録{total}を1件1本の線で示す帯：{listed}。")
    }

    fn strip_count(&self, kind: RecordKind, count: usize) -> String {
        format!("{} {count}", self.kind(kind))
    }

    fn for_executives(&self) -> &'static str {
        "役員向け"
    }

    fn study_session(&self) -> &'static str {
        "勉強会資料"
    }

    fn report(&self) -> &'static str {
        "報告書"
    }

    fn kicker_divider(&self) -> &'static str {
        "　"
    }

    fn imprint_divider(&self) -> &'static str {
        "　｜　"
    }

    fn extent_label(&self) -> &'static str {
        "範囲"
    }

    fn sample_legend(&self) -> &'static str {
        "「見本」とある項目は例示"
    }

    fn chronology_title(&self) -> &'static str {
        "年表"
    }

    fn withheld_notice(&self) -> &'static str {
        "取扱い区分のため、載せていない項目がある。"
    }

    // --- Summary, judgements, gaps, changes ---

    fn summary_note(&self, scale: &str, bands: &str, origin: Origin<'_>) -> String {
        let origin = self.origin(origin);
        format!(
            "可能性の語は{scale}の七段階の帯（{bands}%）に対応する。確度は根拠の質と量を示し、可能\
            性とは別に付ける。{origin}件数は発生の統計ではない。S番号は出典、その後の数字は内容の確\
            からしさ。"
        )
    }

    fn due_month(&self, last: NaiveDate) -> String {
        last.format("%Y年%-m月末").to_string()
    }

    fn gaps_heading(&self, count: usize, origin: Origin<'_>) -> String {
        match origin {
            Origin::Basis(Basis::Public) => format!("公開情報では分からないこと　{count}件"),
            _ => format!("分かっていないこと　{count}件"),
        }
    }

    fn beginning(&self, term: &str) -> String {
        term.to_owned()
    }

    fn based_on(&self, listed: &str, more: usize) -> String {
        match more {
            0 => format!("根拠：{listed}"),
            _ => format!("根拠：{listed}ほか{more}件"),
        }
    }

    fn judgements_heading(&self, count: usize) -> String {
        match count {
            0 => "判断は記していない。".to_owned(),
            _ => format!("判断　{count}件"),
        }
    }

    fn likelihood_changed(&self, number: usize, is: &str, was: &str) -> String {
        format!("判断{number}の可能性を「{was}」から「{is}」に改めた")
    }

    fn judgement_changed(&self, number: usize) -> String {
        format!("判断{number}の文や根拠を改めた")
    }

    fn judgement_new(&self, number: usize) -> String {
        format!("判断{number}を加えた")
    }

    fn judgement_withdrawn(&self, number: usize, text: &str) -> String {
        format!("前回の判断{number}：{text}")
    }

    fn stage_changed(&self, case: &str, is: &str, was: &str) -> String {
        format!("{case}：{is}（前回は{was}）")
    }

    fn date_changed(&self, title: &str, was: &str) -> String {
        format!("{title}：日付を改めた（前回は{was}）")
    }

    fn of_subject(&self, subject: &str, text: &str) -> String {
        format!("{subject}：{text}")
    }

    fn and_more(&self, count: usize) -> String {
        format!("ほか{count}件")
    }

    fn since(&self, day: NaiveDate) -> String {
        format!("{day}比")
    }

    fn changes_heading(&self) -> &'static str {
        "前回からの変化"
    }

    fn no_changes(&self) -> &'static str {
        "変更なし"
    }

    fn new_tag(&self) -> &'static str {
        "新規"
    }

    fn updated_tag(&self) -> &'static str {
        "更新"
    }

    fn corrected_tag(&self) -> &'static str {
        "訂正"
    }

    fn withdrawn_tag(&self) -> &'static str {
        "取下げ"
    }

    fn key_judgements(&self) -> &'static str {
        "主な判断"
    }

    fn judgements_note(&self) -> &'static str {
        "判断は記録から読み取った見方で、事実の記録とは別のもの。可能性と確度は別々に付ける。別の見\
        方は、判断が外れる場合に考えられることを示す。"
    }

    fn sample_remark(&self) -> &'static str {
        "見本"
    }

    fn none(&self) -> &'static str {
        "該当なし"
    }

    fn likelihood_before(&self) -> &'static str {
        "可能性　"
    }

    fn confidence_before(&self) -> &'static str {
        "確度　"
    }

    fn alternatives_heading(&self) -> &'static str {
        "別の見方"
    }

    fn evidence_divider(&self) -> &'static str {
        "、"
    }

    fn records_unit(&self) -> &'static str {
        "件"
    }

    fn records_key(&self) -> &'static str {
        "収めた記録"
    }

    fn records_key_note(&self, origin: Origin<'_>) -> Option<&'static str> {
        match origin {
            Origin::Basis(Basis::Public) => Some("公開情報から選んだもの"),
            Origin::Basis(Basis::Internal) => Some("内部の資料から選んだもの"),
            Origin::Basis(Basis::Mixed) => Some("公開情報と内部の資料から選んだもの"),
            Origin::Unknown | Origin::Own(_) => None,
        }
    }

    fn incidents_unit(&self) -> &'static str {
        "件"
    }

    fn incidents_key(&self) -> &'static str {
        "事案"
    }

    fn incidents_key_note(&self, alleged: usize) -> String {
        let apart = match alleged {
            0 => String::new(),
            _ => format!("。疑いの{alleged}件は別"),
        };
        format!("公表され、または認められたもの{apart}")
    }

    fn cases_unit(&self) -> &'static str {
        "件"
    }

    fn cases_key(&self) -> &'static str {
        "司法手続のある事案"
    }

    fn cases_key_note(&self, foreign: usize, of_authority: usize) -> String {
        let abroad = (foreign > 0).then(|| format!("国外{foreign}件"));
        let officials = (of_authority > 0).then(|| format!("捜査側{of_authority}件"));
        let apart: Vec<String> = [abroad, officials].into_iter().flatten().collect();
        let apart = match apart.is_empty() {
            true => String::new(),
            false => format!("。別に{}", apart.join("、")),
        };
        format!("警察・検察・裁判所の手続を記録{apart}")
    }

    fn measures_unit(&self) -> &'static str {
        "件"
    }

    fn measures_key(&self) -> &'static str {
        "政策"
    }

    fn measures_key_note(&self) -> &'static str {
        "法律、組織、計画"
    }

    fn actions_heading(&self) -> &'static str {
        "求める決定と行動"
    }

    fn done_head(&self) -> &'static str {
        "済"
    }

    fn action_head(&self) -> &'static str {
        "行うこと"
    }

    fn owner_head(&self) -> &'static str {
        "担当"
    }

    fn due_head(&self) -> &'static str {
        "期限"
    }

    fn judgement_head(&self) -> &'static str {
        "判断"
    }

    fn due_open(&self) -> &'static str {
        "未定"
    }

    fn ongoing(&self) -> &'static str {
        "継続"
    }

    // --- Chronology, records, glossary ---

    fn see_number(&self, _: bool) -> &'static str {
        "参照：番号"
    }

    fn step_note(&self, note: &str) -> String {
        format!("。{}", note.trim_end_matches('。'))
    }

    fn named_party(&self, role: &str, name: &str) -> String {
        format!("{role}（{name}）")
    }

    fn further(&self, text: &str) -> String {
        format!("。{text}")
    }

    fn corrected_later(&self) -> &'static str {
        "のち訂正"
    }

    fn correction(&self, text: &str) -> String {
        format!("訂正：{text}")
    }

    fn first_and_more(&self, first: &str, more: usize) -> String {
        format!("{first}ほか{more}")
    }

    fn records_of_year(&self, shown: usize, all: usize) -> String {
        match shown < all {
            true => format!("掲載{shown}件 / 全{all}件"),
            false => format!("{all}件"),
        }
    }

    fn years(&self, first: i32, last: i32) -> String {
        match first < last {
            true => format!("{first}年〜{last}年"),
            false => format!("{first}年"),
        }
    }

    fn before_note(&self, notice: &str) -> String {
        notice.to_owned()
    }

    fn axis_month(&self, month: u32) -> String {
        format!("{month}月")
    }

    fn periods_not_drawn(&self, figures: &[String]) -> String {
        let figures = figures.join("、");
        format!("期間の長さが異なる値、期間の途中の値は図に含めず、比べない（{figures}）。")
    }

    fn groups_headline(&self, total: usize, groups: usize, records: bool) -> String {
        let what = if records { "記録" } else { "事案" };
        format!(
            "この一覧の{what}{}を{groups}の区分に分けて示す",
            self.records(total)
        )
    }

    fn largest_groups(&self, names: &[String], most: u32, records: bool) -> String {
        let what = if records {
            self.record_noun()
        } else {
            self.incident_noun()
        };
        let each = if names.len() > 1 { "各" } else { "" };
        let names = names.join("」と「");
        format!("この一覧で{what}が最も多いのは「{names}」の{each}{most}件")
    }

    fn lane_totals(&self, lanes: &[(String, usize)], kinds: bool) -> String {
        // A name that ends in a digit would run into the number.
        let one = |(name, total): &(String, usize)| match kinds {
            true => format!("{name}{}", self.records(*total)),
            false => format!("「{name}」{}", self.records(*total)),
        };
        let some = lanes.iter().filter(|(_, total)| *total > 0);
        some.map(one).collect::<Vec<_>>().join("、")
    }

    fn kinds_headline(&self, totals: &str) -> String {
        format!("選んだ記録は{totals}")
    }

    fn quality_headline(&self, good: u32, all: u32) -> String {
        match good {
            0 => format!("引用{}の評価", self.records(all as usize)),
            _ if good == all => format!("引用{}のすべてがC3以上", self.records(all as usize)),
            _ => format!(
                "引用{}のうち{}がC3以上",
                self.records(all as usize),
                self.records(good as usize)
            ),
        }
    }

    fn chronology_heading(&self, shown: usize, all: usize, choice: Choice) -> String {
        match choice {
            Choice::All => format!("記録の一覧　{}", self.records(all)),
            _ => format!("記録の一覧　{}", chosen_of(shown, all, choice)),
        }
    }

    fn and(&self) -> &'static str {
        "、"
    }

    fn glossary_heading(&self) -> &'static str {
        "用語"
    }

    fn quantity(&self, number: &str, qualifier: Option<Qualifier>, unit: &str) -> String {
        match qualifier {
            None => format!("{number}{unit}"),
            Some(Qualifier::About) => format!("約{number}{unit}"),
            Some(Qualifier::AtLeast) => format!("{number}{unit}以上"),
            Some(Qualifier::UpTo) => format!("最大{number}{unit}"),
            Some(Qualifier::Over) => format!("{number}{unit}超"),
        }
    }

    fn attribution(&self, by: &str, to: &str, words: Option<&str>) -> String {
        let words = words.map_or(String::new(), |words| format!("。{words}"));
        format!("{by}による帰属：{to}{words}")
    }

    fn events_heading(&self, shown: usize, all: usize, choice: Choice) -> String {
        match choice {
            Choice::All => format!("記録の詳細　{}", self.records(all)),
            _ => format!("記録の詳細　{}", chosen_of(shown, all, choice)),
        }
    }

    fn lanes_note(&self, shown: usize, all: usize, choice: Choice) -> String {
        match shown < all {
            true => format!(
                "全{}のうち{}{}を対象とし、図に収まるものを載せた。",
                self.records(all),
                chosen(choice),
                self.records(shown)
            ),
            false => "図に収まらない記録は件数で示した。".to_owned(),
        }
    }

    fn colon(&self) -> &'static str {
        "："
    }

    fn organisations(&self) -> &'static str {
        "組織"
    }

    fn statutes(&self) -> &'static str {
        "法令"
    }

    fn sectors(&self) -> &'static str {
        "分野"
    }

    fn methods_label(&self) -> &'static str {
        "手口"
    }

    fn sources_label(&self) -> &'static str {
        "出典"
    }

    fn no_terms(&self) -> &'static str {
        "説明する用語はない。"
    }

    fn term(&self) -> &'static str {
        "用語"
    }

    fn meaning(&self) -> &'static str {
        "意味"
    }

    fn chronology_note(&self) -> &'static str {
        "番号はこの資料での通し番号。日付は判明した範囲で示し、「報」は報道された日、「〜」は継続、\
        「?」は不確かなもの。出典のS番号の後の数字は内容の確からしさ（1〜6）。"
    }

    fn bold_note(&self) -> &'static str {
        "太字は重要度の高い記録。"
    }

    fn number_head(&self) -> &'static str {
        "番号"
    }

    fn kind_head(&self) -> &'static str {
        "種別"
    }

    fn record_head(&self) -> &'static str {
        "事項"
    }

    fn field_head(&self) -> &'static str {
        "分野／手口"
    }

    fn status_head(&self) -> &'static str {
        "状態"
    }

    fn field_divider(&self) -> &'static str {
        "／"
    }

    // --- Cases ---

    fn overview_heading(&self, count: usize) -> String {
        match count {
            0 => self.no_cases().to_owned(),
            _ => format!("事件{count}件の最後に記録された段階"),
        }
    }

    fn last_recorded(&self, word: &str, further: Option<&str>) -> String {
        let further = further.map_or(String::new(), |further| format!("。{further}"));
        format!("最後に記録された段階：{word}{further}。")
    }

    fn forum_and_roles(&self, forum: Forum, roles: &[&str]) -> String {
        match roles {
            [] => self.forum(forum).to_owned(),
            _ => format!("{}：{}", self.forum(forum), roles.join("、")),
        }
    }

    fn steps_before(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => format!("　前に{count}段階"),
        }
    }

    fn case_title(&self, title: &str, end: &str, is_sample: bool) -> String {
        let sample = if is_sample { self.sample_before() } else { "" };
        format!("{title}{}{sample}", self.bracketed(end))
    }

    fn case_source(&self, title: &str, publisher: &str, issued: &str, letter: &str) -> String {
        format!(" {title}（{publisher}、{issued}、{letter}）")
    }

    fn bracketed(&self, text: &str) -> String {
        match text {
            "" => String::new(),
            _ => format!("（{text}）"),
        }
    }

    fn finality_unknown(&self, stage: Stage, who: &str) -> String {
        let judgment = match stage {
            Stage::Convicted | Stage::Acquitted => format!("{}判決", self.stage(stage, None)),
            _ => format!("「{}」の判断", self.stage(stage, None)),
        };
        format!("{judgment}{}が確定したか", self.bracketed(who))
    }

    fn exact_dates_unknown(&self, stages: &[Stage]) -> String {
        let stages: Vec<&str> = stages.iter().map(|s| self.stage(*s, None)).collect();
        format!("{}の正確な日付", stages.join("、"))
    }

    fn reason_unknown(&self, who: &str) -> String {
        format!("不起訴の理由{}", self.bracketed(who))
    }

    fn parties(&self) -> &'static str {
        "当事者"
    }

    fn not_recorded(&self) -> &'static str {
        "記載なし"
    }

    fn time_of_conduct(&self) -> &'static str {
        "行為のあった時期"
    }

    fn not_known_heading(&self) -> &'static str {
        "分かっていないこと"
    }

    fn issue_unknown(&self) -> &'static str {
        "発行日未確認"
    }

    fn source_divider(&self) -> &'static str {
        "／"
    }

    fn case_sources(&self) -> &'static str {
        "この事案の出典　"
    }

    fn full_stop(&self) -> &'static str {
        "。"
    }

    fn sample_before(&self) -> &'static str {
        "（見本）"
    }

    fn no_steps(&self) -> &'static str {
        "警察・検察・裁判所の手続の記録はない。"
    }

    fn steps_heading(&self) -> &'static str {
        "手続の経過"
    }

    fn key_facts(&self) -> &'static str {
        "事案の要点"
    }

    fn allegation_heading(&self) -> &'static str {
        "疑い・公表の内容"
    }

    fn account_heading(&self) -> &'static str {
        "経過"
    }

    fn no_account(&self) -> &'static str {
        "経過の記述はない。下の手続の経過を参照。"
    }

    fn no_later_step(&self) -> &'static str {
        "その後の段階は記録にない"
    }

    fn date_unknown(&self) -> &'static str {
        "日付未確認"
    }

    fn date_head(&self) -> &'static str {
        "日付"
    }

    fn stage_head(&self) -> &'static str {
        "段階"
    }

    fn party_and_authority_head(&self) -> &'static str {
        "当事者／機関・備考"
    }

    fn no_cases(&self) -> &'static str {
        "この一覧に事件はない。"
    }

    fn code_head(&self) -> &'static str {
        "番号"
    }

    fn case_head(&self) -> &'static str {
        "事件"
    }

    fn forum_and_parties_head(&self) -> &'static str {
        "手続と当事者"
    }

    fn last_stage_head(&self) -> &'static str {
        "最後に記録された段階"
    }

    fn page_head(&self) -> &'static str {
        "頁"
    }

    fn no_step_recorded(&self) -> &'static str {
        "手続の記録なし"
    }

    fn overview_note(&self) -> &'static str {
        "段階は記録のとおりの語で示す。経過の違う当事者と、刑事と民事は、別の行にした。裁判の段階が\
        確定したかは、各事案票に示す。"
    }

    // --- Methods, study session ---

    fn methods_heading(&self, count: usize) -> String {
        match count {
            0 => "手口は記していない。".to_owned(),
            _ => format!("手口{count}種の段階、兆候、備え"),
        }
    }

    fn sheet_source(&self, publisher: &str, title: &str, rest: &str) -> String {
        format!(" {publisher}「{title}」{rest}")
    }

    fn sheet_sources(&self, listed: &str) -> String {
        format!("出典：{listed}。出典のS番号の後の数字は内容の確からしさ（1〜6）。")
    }

    fn measures_remark(&self) -> &'static str {
        "できているものに印を付ける"
    }

    fn measures_heading(&self) -> &'static str {
        "備え"
    }

    fn signs_remark(&self) -> &'static str {
        "当てはまるものに印を付ける。一つでは何も示さない"
    }

    fn signs_heading(&self) -> &'static str {
        "兆候"
    }

    fn steps_of_method(&self) -> &'static str {
        "手口"
    }

    fn general_method(&self, name: &str) -> String {
        format!("一般的な手口：{name}")
    }

    fn general_signs_heading(&self) -> &'static str {
        "一般的な兆候"
    }

    fn case_heading(&self) -> &'static str {
        "この事件の記録"
    }

    fn brief_heading(&self) -> &'static str {
        "概要"
    }

    fn example_remark(&self, origin: Origin<'_>) -> Option<&'static str> {
        (origin == Origin::Basis(Basis::Public)).then_some("公開情報による")
    }

    fn example_heading(&self) -> &'static str {
        "事案の例"
    }

    fn sheet_number(&self, number: usize) -> String {
        format!("シート{number}")
    }

    fn session_number(&self, number: u32) -> String {
        format!("第{number}回")
    }

    fn held_by(&self, organiser: &str) -> String {
        format!("主催：{organiser}")
    }

    fn notes_label(&self) -> &'static str {
        "補足と進め方"
    }

    fn answer_label(&self) -> &'static str {
        "引き出したい答え"
    }

    fn session_alt(&self, minutes: u32, spans: &[String]) -> String {
        format!("{minutes}分の進め方：{}。", spans.join("、"))
    }

    fn phase_span(&self, name: &str, from: u32, to: u32) -> String {
        format!("{name} {from}分から{to}分")
    }

    fn minutes(&self, minutes: u32) -> String {
        format!("{minutes}分")
    }

    fn scenario_before(&self) -> &'static str {
        "想定："
    }

    fn fictional(&self) -> &'static str {
        "架空の話。会社も人物も実在しない。"
    }

    fn questions_heading(&self) -> &'static str {
        "設問"
    }

    fn explain_phase(&self) -> &'static str {
        "説明"
    }

    fn work_phase(&self) -> &'static str {
        "設問"
    }

    fn contacts_heading(&self) -> &'static str {
        "相談窓口"
    }

    fn contacts_advice(&self) -> &'static str {
        "迷ったら、早めに相談する。"
    }

    fn police_contact(&self) -> &'static str {
        "都道府県警察の窓口"
    }

    fn own_contact(&self) -> &'static str {
        "社内の窓口"
    }

    fn section_blank(&self) -> &'static str {
        "部署・担当"
    }

    fn telephone_blank(&self) -> &'static str {
        "電話"
    }

    fn facilitator_badge(&self) -> &'static str {
        "進行役用　参加者に配らない"
    }

    fn facilitator_before(&self) -> &'static str {
        "【進行役用】"
    }

    fn sides(&self, is_case: bool) -> [&'static str; 3] {
        let front = match is_case {
            true => "表：事件の記録と一般的な手口",
            false => "表：手口と兆候",
        };
        [front, "裏：備えと設問", "設問（続き）"]
    }

    fn sample(&self) -> &'static str {
        "見本"
    }

    fn remark_divider(&self) -> &'static str {
        "。"
    }

    fn notice_label(&self) -> &'static str {
        "気づくきっかけ"
    }

    fn gap(&self) -> &'static str {
        "　"
    }

    fn status_label(&self) -> &'static str {
        "手続の段階"
    }

    fn no_proceedings(&self) -> &'static str {
        "手続の記録はない"
    }

    fn record_label(&self) -> &'static str {
        "記録"
    }

    fn sample_after(&self) -> &'static str {
        "（見本）"
    }

    fn people_head(&self) -> &'static str {
        "人の兆候"
    }

    fn information_head(&self) -> &'static str {
        "情報の兆候"
    }

    fn box_to_tick(&self) -> &'static str {
        "印を付ける枠"
    }

    fn sheet_method_note(&self) -> &'static str {
        "手口は一般的な説明で、当事者がその通りに行ったことを意味しない。"
    }

    fn methods_note(&self) -> &'static str {
        "手口の説明は一般的なもので、ここに挙げた当事者がその通りに行ったことを意味しない。\
        兆候は一つでは何も示さない。"
    }

    fn people_signs(&self) -> &'static str {
        "人の兆候"
    }

    fn information_signs(&self) -> &'static str {
        "情報の兆候"
    }

    fn countermeasures(&self) -> &'static str {
        "備え"
    }

    fn step_head(&self) -> &'static str {
        "段階"
    }

    fn happens_head(&self) -> &'static str {
        "起きること"
    }

    fn notice_head(&self) -> &'static str {
        "気づくきっかけ"
    }

    fn records_before(&self) -> &'static str {
        "記録　"
    }

    fn no_records_here(&self) -> &'static str {
        "この資料の記録にはない"
    }

    // --- Sources, scales, colophon, contents ---

    fn sources_statement(&self, counts: &SourceCounts) -> String {
        let SourceCounts {
            all,
            good,
            share,
            unrated,
            public,
        } = counts;
        format!(
            "引用した出典は{all}件。信頼性がAまたはBのものは{good}件（{share}%）、判断できな\
            いFは{unrated}件。公的文書と裁判資料は{public}件。"
        )
    }

    fn sources_heading(&self, good: usize, all: usize) -> String {
        match all {
            0 => "引用した出典はない。".to_owned(),
            _ if good == all => format!("出典{all}件の信頼性は、すべてAまたはB"),
            _ if good == 0 => format!("出典　{all}件"),
            _ => format!("出典{all}件のうち{good}件は、信頼性がAまたはB"),
        }
    }

    fn claim(&self, part: u8, is_accessible: bool) -> String {
        let ua = if is_accessible { "と PDF/UA-1 " } else { "" };
        let more = match part {
            3 => "に準拠し、年表のデータを添付する。",
            _ => "に準拠する。",
        };
        format!("このファイルは PDF/A-{part}a {ua}{more}")
    }

    fn added_fonts(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => format!("、ほかに加えた書体{count}点"),
        }
    }

    fn colophon_heading(&self) -> &'static str {
        "奥付"
    }

    fn document_label(&self) -> &'static str {
        "文書"
    }

    fn handling_label(&self) -> &'static str {
        "取扱い"
    }

    fn making_heading(&self) -> &'static str {
        "作成方法"
    }

    fn hash_note(&self) -> &'static str {
        "ハッシュ値は入力の中身から計算したもので、同じ入力からは同じファイルができる。ファイルの名\
        前と置き場所は載せない。"
    }

    fn title_label(&self) -> &'static str {
        "表題"
    }

    fn number_label(&self) -> &'static str {
        "文書番号"
    }

    fn issue_label(&self) -> &'static str {
        "号"
    }

    fn issued_label(&self) -> &'static str {
        "発行日"
    }

    fn as_of_label(&self) -> &'static str {
        "情報基準日"
    }

    fn prepared_by(&self) -> &'static str {
        "作成"
    }

    fn approved_by_label(&self) -> &'static str {
        "承認"
    }

    fn recipient_label(&self) -> &'static str {
        "宛先"
    }

    fn mistakes_label(&self) -> &'static str {
        "誤りの連絡先"
    }

    fn marking_policy(&self) -> &'static str {
        "文書の区分は、収めた項目のうち最も厳しい区分を下回らない。区分は各頁の上下に示す。"
    }

    fn marking_label(&self) -> &'static str {
        "区分"
    }

    fn marking_policy_label(&self) -> &'static str {
        "区分の原則"
    }

    fn publisher_label(&self) -> &'static str {
        "発行者"
    }

    fn address_label(&self) -> &'static str {
        "所在地"
    }

    fn retention_label(&self) -> &'static str {
        "保存・返却"
    }

    fn disclaimer_label(&self) -> &'static str {
        "免責"
    }

    fn closing_heading(&self) -> &'static str {
        "発行と取扱い"
    }

    fn bundled_fonts(&self) -> &'static str {
        "BIZ UDPゴシック、BIZ UDP明朝、BIZ UDゴシック（SIL Open Font License 1.1）"
    }

    fn program_label(&self) -> &'static str {
        "プログラム"
    }

    fn fonts_label(&self) -> &'static str {
        "書体"
    }

    fn standards_label(&self) -> &'static str {
        "規格"
    }

    fn timeline_label(&self) -> &'static str {
        "年表"
    }

    fn pack_label(&self) -> &'static str {
        "指定"
    }

    fn used_fonts_label(&self) -> &'static str {
        "書体の中身"
    }

    fn encrypted_claim(&self) -> &'static str {
        "このファイルは暗号化するため、規格に準拠しない。"
    }

    fn cases_heading(&self) -> &'static str {
        "事案票と最後に記録された段階"
    }

    fn figures_heading(&self) -> &'static str {
        "図"
    }

    fn no_step(&self) -> &'static str {
        "手続なし"
    }

    fn sources_caption(&self) -> &'static str {
        "出典の一覧"
    }

    fn no_address(&self) -> &'static str {
        "公開の所在なし"
    }

    fn accessed_head(&self) -> &'static str {
        "確認日"
    }

    fn reliability_head(&self) -> &'static str {
        "信頼性"
    }

    fn type_head(&self) -> &'static str {
        "種類"
    }

    fn uses_head(&self) -> &'static str {
        "使用頁"
    }

    fn reliability_heading(&self) -> &'static str {
        "情報源の信頼性"
    }

    fn credibility_heading(&self) -> &'static str {
        "内容の確からしさ"
    }

    fn method_of_making(&self, origin: Origin<'_>) -> String {
        let origin = self.origin(origin);
        format!(
            "作成方法：{origin}一件ごとに出典と評価を付けた。Fと6は「判断できない」ことを示し、最も\
            低い評価ではない。被疑者や被告人は役割で示し、氏名は載せない。手続の段階は記録のとおり\
            の語で書き、色では区別しない。年や月だけが分かる日付は、そのまま示す。［ \
            ］の表題は、原題に代えて付けたもの。"
        )
    }

    fn scales_heading(&self) -> &'static str {
        "評価の尺度"
    }

    fn likelihood_heading(&self) -> &'static str {
        "可能性"
    }

    fn markings_heading(&self) -> &'static str {
        "取扱いの区分"
    }

    // --- Figures: common ---

    fn figures_headline(
        &self,
        years: (i32, i32),
        shown: usize,
        all: usize,
        choice: Choice,
    ) -> String {
        let when = match years {
            (first, last) if first == last => format!("{first}年の"),
            (first, last) => format!("{first}〜{last}年の"),
        };
        match shown < all {
            true => format!("記録{}", chosen_of(shown, all, choice)),
            false => format!("{when}記録（{}）", self.records(all)),
        }
    }

    fn chart_data_heading(&self, count: usize) -> String {
        format!("図のデータ　{count}点")
    }

    fn no_charts(&self) -> &'static str {
        "この資料には図がない。"
    }

    fn no_figures(&self) -> &'static str {
        "値はない。"
    }

    fn chosen_note(&self, origin: Origin<'_>) -> String {
        match origin {
            Origin::Own(own) => format!("{own}記録の数であり、発生件数ではない。"),
            _ => format!("{}記録の数であり、発生件数ではない。", chosen_from(origin)),
        }
    }

    fn figure_label(&self, number: u32) -> String {
        format!("図 {number}")
    }

    fn table_label(&self, number: u32) -> String {
        format!("表 {number}")
    }

    fn range(&self) -> &'static str {
        "〜"
    }

    // --- Figures: timeline ---

    fn lane_not_stated(&self) -> &'static str {
        "記載なし"
    }

    fn no_record_in_lanes(&self) -> &'static str {
        "この一覧に、図に示す記録はない。"
    }

    fn role_divider(&self) -> &'static str {
        "・"
    }

    fn lane_goes_on(&self) -> &'static str {
        "（続き）"
    }

    fn by_kind(&self) -> &'static str {
        "種別"
    }

    fn by_sector(&self) -> &'static str {
        "分野"
    }

    fn by_organisation(&self) -> &'static str {
        "対象の組織"
    }

    fn by_case(&self) -> &'static str {
        "事件"
    }

    fn sources_in_chronology(&self) -> &'static str {
        "出典は記録ごとに一覧に示す。"
    }

    fn lane_without_target(&self) -> &'static str {
        "対象の記載なし"
    }

    fn no_target_in_lanes(&self) -> &'static str {
        "この一覧に、対象の組織を記した記録はない。"
    }

    fn target_lanes_note(&self) -> &'static str {
        "組織の行には、その組織が対象となった記録だけを示す。所属先、協力先、当局、渡ったとされる先\
        としては数えない。複数の行に当たる記録はそれぞれに示す。"
    }

    fn several_lanes_note(&self) -> &'static str {
        "複数の行に当たる記録はそれぞれに示す。"
    }

    fn outside_cases_note(&self) -> &'static str {
        "事件に属さない記録は載せない。"
    }

    fn year_head(&self) -> &'static str {
        "年"
    }

    // --- Figures: matrices, small multiples ---

    fn all_head(&self) -> &'static str {
        "計"
    }

    fn sector_head(&self) -> &'static str {
        "分野"
    }

    fn target_head(&self) -> &'static str {
        "標的となった組織"
    }

    fn each(&self) -> &'static str {
        "各"
    }

    fn no_group_known(&self) -> &'static str {
        "この一覧に、区分の分かる事案の記録はない。"
    }

    fn category_head(&self) -> &'static str {
        "区分"
    }

    fn record_noun(&self) -> &'static str {
        "記録"
    }

    fn incident_noun(&self) -> &'static str {
        "事案の記録"
    }

    // --- Figures: periods, series, cumulative ---

    fn sentence_break(&self) -> &'static str {
        "。"
    }

    fn moment_head(&self) -> &'static str {
        "時点"
    }

    fn sum_head(&self) -> &'static str {
        "計"
    }

    fn count_unit(&self) -> &'static str {
        "件"
    }

    fn no_year_known(&self) -> &'static str {
        "この一覧に、年の分かる記録はない。"
    }

    fn unfinished_note(&self) -> &'static str {
        "。白地に斜線は途中までの数"
    }

    fn begins_note(&self) -> &'static str {
        "期間のある記録は始まりの時に数える。"
    }

    fn topic_mark(&self) -> &'static str {
        "は"
    }

    fn period_head(&self) -> &'static str {
        "期間"
    }

    fn own_scale_note(&self) -> &'static str {
        "縦軸の目盛りは隣の図と異なる。"
    }

    fn shared_scale_note(&self) -> &'static str {
        "縦軸の目盛りは隣の図と同じ。"
    }

    fn sample_values(&self) -> &'static str {
        "。見本値"
    }

    fn monthly(&self) -> &'static str {
        "月ごと"
    }

    fn quarterly(&self) -> &'static str {
        "3か月ごと"
    }

    fn half_yearly(&self) -> &'static str {
        "半年ごと"
    }

    fn yearly(&self) -> &'static str {
        "年ごと"
    }

    // --- Figures: lead times, progress, quality ---

    fn lead_subtitle(&self) -> &'static str {
        "日数。点は事案・当事者ごとに1つ。刑事手続だけ"
    }

    fn days_unit(&self) -> &'static str {
        "日"
    }

    fn lead_to_arrest(&self) -> &'static str {
        "公表から逮捕・書類送検まで"
    }

    fn lead_to_indictment(&self) -> &'static str {
        "逮捕・書類送検から起訴まで"
    }

    fn lead_to_verdict(&self) -> &'static str {
        "起訴から最初の有罪・無罪の判決まで"
    }

    fn median_note(&self) -> &'static str {
        "縦の太線は中央値。"
    }

    fn lead_note(&self, origin: Origin<'_>) -> String {
        let own = match origin {
            Origin::Own(own) => own,
            _ => "",
        };
        let from = chosen_from(origin);
        format!("{own}{from}事件の値であり、一般の所要日数ではない。")
    }

    fn no_lead_times(&self) -> &'static str {
        "この一覧に、段階の間の日数が分かる事案はない。"
    }

    fn interval_head(&self) -> &'static str {
        "区間"
    }

    fn lead_case_head(&self) -> &'static str {
        "事案"
    }

    fn days_head(&self) -> &'static str {
        "日数"
    }

    fn no_course(&self) -> &'static str {
        "この一覧に、手続の記録のある事件はない。"
    }

    fn progress_note(&self) -> &'static str {
        "一行は一つの手続で、当事者により経過が違う場合は分けた。帯の薄い灰は逮捕後、濃い灰は起訴後\
        で、どちらの記録もない間と民事は白。端に短い線のある黒い横線は、年までしか分からない時期。\
        判決の年は言渡しの年。確定の印がない判決が確定したかは、この図では示さない。近い印は間を空\
        け、正しい時点に短い線を付けた。左向きの小三角は報道日。"
    }

    fn sample_line(&self) -> &'static str {
        "見本 "
    }

    fn matter_head(&self) -> &'static str {
        "手続"
    }

    fn steps_head(&self) -> &'static str {
        "段階と日付"
    }

    fn last_step_head(&self) -> &'static str {
        "最後に記録された段階"
    }

    fn nothing_cited(&self) -> &'static str {
        "まだ何も引用していない。"
    }

    fn quality_axes(&self) -> &'static str {
        "。行は情報源の信頼性A〜F、列は内容の確からしさ1〜6。"
    }

    fn quality_subtitle(&self) -> &'static str {
        "引用の数、評価ごと"
    }

    // --- Figures: prefectures ---

    fn incidents_on_map(&self) -> &'static str {
        "事案の記録（件）"
    }

    fn matters_on_map(&self) -> &'static str {
        "出来事と事件（件）"
    }

    fn rounded_note(&self) -> &'static str {
        "図の数字は四捨五入した。"
    }

    fn simplified_note(&self) -> &'static str {
        "位置は地理を簡略化したもの。"
    }

    fn no_prefecture_known(&self) -> &'static str {
        "この一覧に、都道府県の分かる記録はない。"
    }

    fn prefecture_head(&self) -> &'static str {
        "都道府県"
    }

    // --- Charts: what is drawn ---

    fn as_of_date(&self, day: NaiveDate) -> String {
        format!("情報基準日 {day}")
    }

    fn years_cut(&self, count: i32) -> String {
        format!("{count}年省略")
    }

    fn no_value(&self) -> &'static str {
        "値なし"
    }

    fn credibility_axis(&self) -> &'static str {
        "内容の確からしさ"
    }

    fn alleged_conduct(&self) -> &'static str {
        "行為があったとされる時期"
    }

    fn no_later_step_mark(&self) -> &'static str {
        "その後の記録なし"
    }

    fn strip_lane(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "事案",
            RecordKind::Alleged => "疑い",
            RecordKind::Response => "対応・公表",
            RecordKind::Proceeding => "司法手続",
            RecordKind::Policy => "政策",
            RecordKind::Outreach => "啓発・注意喚起",
        }
    }

    fn lane_total(&self, count: usize) -> String {
        match count {
            0 => "該当なし".to_owned(),
            _ => format!("{count}件"),
        }
    }

    fn lane_shown(&self, shown: usize) -> String {
        format!("うち掲載{shown}")
    }

    fn sign_of_kind(&self, kind: RecordKind) -> &'static str {
        match kind {
            RecordKind::Incident => "事案",
            RecordKind::Alleged => "疑い",
            RecordKind::Response => "対応・公表",
            RecordKind::Proceeding => "司法手続",
            RecordKind::Policy => "政策",
            RecordKind::Outreach => "啓発・注意喚起",
        }
    }

    fn day_known(&self) -> &'static str {
        "日まで判明"
    }

    fn month_known(&self) -> &'static str {
        "月まで判明"
    }

    fn period_known(&self) -> &'static str {
        "季節・年・期間で判明"
    }

    fn dashes_about(&self) -> &'static str {
        "破線は「頃」"
    }

    fn date_uncertain(&self) -> &'static str {
        "日付は不確か"
    }

    fn bar_ongoing(&self) -> &'static str {
        "継続中"
    }

    fn dots_end_unknown(&self) -> &'static str {
        "点は始まり・終わりが不明"
    }

    fn day_of_news(&self) -> &'static str {
        "報道日（実際はそれ以前）"
    }

    fn continues_earlier(&self) -> &'static str {
        "前の記録に続くもの"
    }

    fn numbers_below(&self) -> &'static str {
        "番号は下の一覧"
    }

    // --- Layout and file ---

    fn what_was_said(&self) -> &'static str {
        "出た意見"
    }

    fn memo(&self) -> &'static str {
        "メモ"
    }

    fn sheet_of_paper(&self) -> &'static str {
        "用紙"
    }

    fn copy_label(&self) -> &'static str {
        "部番号"
    }

    fn copy_gap(&self) -> &'static str {
        "　　"
    }

    fn addressed_to(&self) -> &'static str {
        "宛先"
    }

    fn addressed_to_alone(&self) -> &'static str {
        "宛先："
    }

    fn addressee(&self, body: &str, person: &str) -> String {
        match (body, person) {
            ("", one) | (one, "") => one.to_owned(),
            _ => format!("{body}　{person}"),
        }
    }

    fn continued(&self) -> &'static str {
        "（続き）"
    }

    fn blank_page(&self) -> &'static str {
        "（余白）"
    }

    fn part_of(&self, number: usize, count: usize) -> String {
        format!("（{number}/{count}）")
    }

    fn goes_on_next_page(&self) -> &'static str {
        "は次の頁に続く"
    }

    fn attachment_note(&self) -> &'static str {
        "この文書のもとになった年表（nenpyoで読める）"
    }

    fn link_to_source(&self, number: u32) -> String {
        format!("出典 S{number}")
    }

    fn link_to_record(&self, number: u32) -> String {
        format!("記録 {number}")
    }
}

/// What records or cases were chosen from, before their noun.
fn chosen_from(origin: Origin<'_>) -> &'static str {
    match origin {
        Origin::Basis(Basis::Public) => "公開情報から選んだ",
        Origin::Basis(Basis::Internal) => "内部の資料から選んだ",
        Origin::Basis(Basis::Mixed) => "公開情報と内部の資料から選んだ",
        Origin::Unknown | Origin::Own(_) => "ここで選んだ",
    }
}

fn season(day: NaiveDate) -> &'static str {
    ["春", "夏", "秋", "冬"][((day.month() + 9) % 12 / 3) as usize]
}

/// A year of an era; both eras where two meet in it and the date says neither.
fn era_years(moment: &Moment) -> String {
    let (first, last) = (era_year(moment.first), era_year(moment.last));
    if era_of(moment.first).map(|(era, _)| era) == era_of(moment.last).map(|(era, _)| era) {
        first
    } else {
        format!("{first}／{last}")
    }
}

fn era_year(day: NaiveDate) -> String {
    match era_of(day) {
        Some((era, 1)) => format!("{}元年", era.name),
        Some((era, year)) => format!("{}{year}年", era.name),
        None => format!("{}年", day.year()),
    }
}

fn table_bound(bound: &Bound, calendar: Calendar) -> String {
    match bound {
        Bound::At(moment) => table_moment(moment, calendar),
        Bound::Open => String::new(),
        Bound::Unknown => "?".to_owned(),
    }
}

fn table_moment(moment: &Moment, calendar: Calendar) -> String {
    let day = moment.first;
    // No day or month before the Gregorian calendar has a number that an era would give it.
    let has_days = moment.precision > Precision::Month || has_era_days(day);
    let wareki = calendar == Calendar::Wareki && has_days;
    let era = || {
        era_of(day).map_or(String::new(), |(era, year)| {
            format!("{}{year}", era.letter())
        })
    };
    let year = day.year();
    let plain = match moment.precision {
        Precision::Day if wareki => format!("{}.{}.{}", era(), day.month(), day.day()),
        Precision::Day => format!("{year}-{}", day.format("%m-%d")),
        Precision::Month if wareki => format!("{}.{}", era(), day.month()),
        Precision::Month => format!("{year}-{}", day.format("%m")),
        Precision::Season => format!("{year}年{}", season(day)),
        Precision::Year if wareki => era_years(moment),
        Precision::Year => format!("{year}年"),
        Precision::Decade => format!("{year}年代"),
        Precision::Century => format!("{}XX年", year / 100),
    };
    let about = if moment.approximate { "頃" } else { "" };
    let doubt = if moment.uncertain { "?" } else { "" };
    format!("{plain}{about}{doubt}")
}

/// What decided which records are shown, before their number.
fn chosen(choice: Choice) -> &'static str {
    match choice {
        Choice::All => "",
        Choice::Important => "重要な",
        Choice::Recent => "新しい",
        Choice::ImportantThenRecent => "重要なものと新しいもの",
    }
}

/// So many records of all, and what decided which they are.
fn chosen_of(shown: usize, all: usize, choice: Choice) -> String {
    let voice = Japanese;
    let (shown, all) = (voice.records(shown), voice.records(all));
    format!("全{all}のうち{}{shown}", chosen(choice))
}
