//! Sentences in both languages, with places for an organisation and a number.

use super::XorShift;

/// A text in Japanese and in English.
pub(crate) type Both = (&'static str, &'static str);

/// What organisations disclose.
pub(crate) const INCIDENTS: [Both; 8] = [
    (
        "{o}は、社内の設計情報を保管するサーバーが外部から閲覧できる状態にあったと公表した。",
        "{o} said that a server holding design data could be viewed from outside.",
    ),
    (
        "不審な通信は{n}日前から続いており、保守用の接続口が使われた可能性があるという。",
        "Suspicious traffic had gone on for {n} days and may have used a connection meant for \
        maintenance.",
    ),
    (
        "調べたところ、{n}件のファイルが持ち出された可能性があり、試作品の寸法と材料の配合が含まれ\
        ていた。",
        "A review found that {n} files may have been taken, among them dimensions and material \
        mixes of prototypes.",
    ),
    (
        "取引先に関わる情報の流出は確認していないと説明している。",
        "It said that it had found no sign that information on customers had left the company.",
    ),
    (
        "{o}は接続を止め、約{n}台の機器を入れ替えたうえで、外部の専門家に調査を依頼した。",
        "{o} cut the connection, replaced about {n} machines and asked outside experts to look \
        into the matter.",
    ),
    (
        "機器の更新（ファームウェア Ver.2.{n}）は、その時点で適用されていなかった。",
        "The update of the equipment (firmware 2.{n}) had not been applied at that time.",
    ),
    (
        "再発を防ぐため、研究部門のネットワークを業務用のものから切り離すとした。",
        "To prevent a repetition, the network of the research division is to be separated from \
        that of the offices.",
    ),
    (
        "影響を受けた人数は最大で{n}人とみられ、順次連絡しているという。",
        "Up to {n} people are thought to be affected and are being told one after another.",
    ),
];

/// What the state lays down.
pub(crate) const POLICIES: [Both; 6] = [
    (
        "政府は、重要な物資と技術を扱う事業者の届出について、対象を{n}分野に広げる方針を決めた。",
        "The government decided to widen the duty to notify to {n} fields of important goods and \
        technology.",
    ),
    (
        "届出の期限は{n}日以内とし、変更があれば改めて出すものとする。",
        "Notices are due within {n} days, and again whenever something changes.",
    ),
    (
        "補助の対象となる研究には、情報の管理者を置くことが求められる。",
        "Research that receives grants has to name a person responsible for information.",
    ),
    (
        "関係する省庁は{n}回の会合を開き、事業者の負担を軽くする方法を検討した。",
        "The ministries concerned met {n} times and looked for ways to ease the burden on \
        companies.",
    ),
    (
        "新しい規則は公布から{n}か月後に施行される見通しである。",
        "The new rules are expected to take effect {n} months after promulgation.",
    ),
    (
        "審査の基準と手続の流れは、指針として別に示すとしている。",
        "The standards of examination and the procedure are to be laid down in separate \
        guidelines.",
    ),
];

/// What is done to make companies aware.
pub(crate) const OUTREACH: [Both; 6] = [
    (
        "{o}は、技術の流出を防ぐための説明会を開き、{n}社から担当者が参加した。",
        "{o} held a briefing on how to keep technology from leaking, attended by staff of {n} \
        companies.",
    ),
    (
        "資料には、退職の前後に見られる兆しと、確認のための点検表が載っている。",
        "The handout lists signs seen around the time of a resignation, and a checklist.",
    ),
    (
        "会場とオンラインを合わせた参加者は約{n}人で、前の回の倍になった。",
        "About {n} people took part in the hall and online, twice as many as the time before.",
    ),
    (
        "中小の企業からは、点検にかけられる人手が足りないという声が上がった。",
        "Smaller companies remarked that they lack people for such checks.",
    ),
    (
        "{o}は、展示会で声をかけられた場合の対応を、{n}の場面に分けて示した。",
        "{o} showed in {n} scenes what to do when approached at a trade fair.",
    ),
    (
        "次の回は地方の商工団体と共に開き、相談の窓口も設ける予定である。",
        "The next one is planned together with local chambers of commerce, with a desk for \
        questions.",
    ),
];

/// What is alleged in a case.
pub(crate) const CONDUCT: [Both; 3] = [
    (
        "社内のサーバーから製造の手順に関する{n}件の資料を取得したとされる。",
        "Some {n} papers on how a product is made were allegedly obtained from a company server.",
    ),
    (
        "貸与された端末から{n}件の図面を私物の記録媒体に写したとされる。",
        "About {n} drawings were allegedly copied from a company computer to a private drive.",
    ),
    (
        "許可を得ずに{n}台の測定機器を国外に送ったとされる。",
        "Some {n} measuring instruments were allegedly sent abroad without a permit.",
    ),
];

/// Paragraphs of a case.
pub(crate) const NARRATIVE: [Both; 3] = [
    (
        "{o}の記録によれば、資料への接続は{n}日間に集中し、通常の業務では使わない時間帯に行われてい\
        た。",
        "According to the records of {o}, access was bunched within {n} days and fell outside \
        working hours.",
    ),
    (
        "{o}は、情報の管理を見直し、退職の申し出があった時点で接続の権限を絞ることにした。",
        "{o} reviewed how it manages information and now narrows access as soon as someone gives \
        notice.",
    ),
    (
        "資料が第三者に渡ったかどうかは、公開された情報からは分からない。",
        "Whether the papers reached anyone else cannot be told from public information.",
    ),
];

/// Titles of events by kind, each for one line.
pub(crate) const TITLES: [[Both; 3]; 3] = [
    [
        (
            "{o}、設計情報への不正な接続を公表",
            "{o} discloses access to design data",
        ),
        (
            "{o}、約{n}件のファイル流出の可能性",
            "{n} files of {o} may have leaked",
        ),
        (
            "{o}、保守用の接続口からの侵入を公表",
            "{o} discloses intrusion through maintenance",
        ),
    ],
    [
        (
            "重要技術の届出を{n}分野に拡大",
            "Duty to notify widened to {n} fields",
        ),
        (
            "研究の補助に情報管理者の設置を要件化",
            "Grants require a keeper of information",
        ),
        (
            "届出の期限を{n}日以内に短縮",
            "Notices now due within {n} days",
        ),
    ],
    [
        ("{o}、技術流出防止の説明会", "{o} holds a briefing on leaks"),
        (
            "{o}、{n}社に点検表を配布",
            "{o} hands a checklist to {n} companies",
        ),
        (
            "{o}、展示会での声かけに注意喚起",
            "{o} warns of approaches at trade fairs",
        ),
    ],
];

/// Short texts beside marks on charts, by kind.
pub(crate) const LABELS: [Both; 3] = [
    ("設計情報への接続{n}", "Design data {n}"),
    ("届出の拡大{n}", "Notification {n}"),
    ("説明会{n}", "Briefing {n}"),
];

/// Fills the places of a text.
pub(crate) fn fill(text: &str, organisation: &str, number: usize) -> String {
    text.replace("{o}", organisation)
        .replace("{n}", &number.to_string())
}

/// Several sentences of a list, in both languages.
pub(crate) fn sentences(
    random: &mut XorShift,
    of: &[Both],
    count: usize,
    organisation: &(String, String),
) -> (String, String) {
    let start = random.below(of.len());
    let (mut ja, mut en) = (String::new(), Vec::new());
    for step in 0..count {
        let (text_ja, text_en) = of[(start + step) % of.len()];
        let number = random.between(2, 480);
        ja.push_str(&fill(text_ja, &organisation.0, number));
        en.push(fill(text_en, &organisation.1, number));
    }
    (ja, en.join(" "))
}
