//! What words say, phrase by phrase.

use crate::check::lexicon::LEXICON;

/// The stages that a text speaks of: the first of each word that says something.
fn says(text: &str) -> String {
    let hits = LEXICON.status.find(text);
    let said: Vec<&str> = hits
        .iter()
        .filter(|hit| !hit.denied)
        .filter_map(|hit| hit.group.stages.first())
        .map(|stage| stage.word())
        .collect();
    said.join(" ")
}

#[track_caller]
fn table(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, stage)| says(text) != *stage)
        .map(|(text, stage)| format!("{text}: `{}` instead of `{stage}`", says(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn japanese_words_say_their_own_stage_and_the_longest_counts() {
    table(&[
        ("元社員を起訴した", "indicted"),
        ("在宅起訴された", "indicted"),
        ("追起訴", "indicted"),
        ("不起訴", "not-prosecuted"),
        ("再び不起訴とした", "not-prosecuted"),
        ("不起訴不当と議決した", "non-indictment-unjust"),
        ("公訴棄却の決定", "prosecution-dismissed"),
        ("刑事補償を決めた", "compensation-awarded"),
        ("起訴猶予", "not-prosecuted"),
        ("不起訴（起訴猶予）", "not-prosecuted not-prosecuted"),
        ("検察は起訴しないと決めた", "not-prosecuted"),
        ("起訴を見送った", "not-prosecuted"),
        ("起訴取消し", "indictment-withdrawn"),
        ("起訴取り消し", "indictment-withdrawn"),
        ("起訴を取り消した", "indictment-withdrawn"),
        ("起訴が取り消された", "indictment-withdrawn"),
        ("起訴は2021年7月に取り消された", "indictment-withdrawn"),
        ("起訴された。判決は後に取り消された", "indicted"),
        ("公訴を取り消した", "indictment-withdrawn"),
        ("逮捕", "arrested"),
        ("再逮捕した", "arrested"),
        ("逮捕状", "warrant-issued"),
        ("逮捕状を取った", "warrant-issued"),
        ("指名手配した", "warrant-issued"),
        ("書類送検", "referred"),
        ("書類送検し、後に逮捕した", "referred arrested"),
        ("送検された", "referred"),
        ("家宅捜索", "searched"),
        ("双日と社員の自宅を捜索", "searched"),
        ("有罪とした", "convicted"),
        ("執行猶予4年", "convicted"),
        ("無罪を言い渡した", "acquitted"),
        ("逆転無罪", "acquitted"),
        ("賠償命令", "damages-awarded"),
        ("約1億円の賠償を命じた", "damages-awarded"),
        ("有罪が確定した", "final"),
    ]);
}

#[test]
fn japanese_words_say_nothing_where_the_text_denies_or_asks() {
    table(&[
        ("逮捕されていない", ""),
        ("逮捕はされず、書類送検された", "referred"),
        ("逮捕には至っていない", ""),
        ("逮捕者は出ていない", ""),
        ("逮捕の事実は確認できない", ""),
        ("逮捕後の処分は確認できない", "arrested"),
        ("逮捕ないし勾留された", "arrested arrested"),
        ("起訴されたかは確認できない", ""),
        ("起訴するかどうか", ""),
        ("起訴されれば", ""),
        ("有罪を意味しない", ""),
        ("有罪ではない", ""),
        ("有罪か無罪かを判断しない", ""),
        ("無罪を主張した", ""),
        ("損害賠償請求訴訟", ""),
        ("賠償を求めた", ""),
        ("行方不明者の捜索", ""),
        ("検索した記録", ""),
        ("5年以下の懲役を定める", ""),
        ("懲役3年を求刑した", ""),
    ]);
}

#[test]
fn english_words_say_their_own_stage_and_the_longest_counts() {
    table(&[
        ("Prosecutors indicted the researcher", "indicted"),
        ("the indictment", "indicted"),
        ("a non-indictment", "not-prosecuted"),
        ("was not indicted", "not-prosecuted"),
        ("decided not to indict them", "not-prosecuted"),
        ("Not prosecuted", "not-prosecuted"),
        ("prosecutors declined to prosecute", "not-prosecuted"),
        ("suspension of prosecution", "not-prosecuted"),
        ("dropped the charges", "not-prosecuted"),
        ("all charges were dropped", "not-prosecuted"),
        ("indictment withdrawn", "indictment-withdrawn"),
        ("withdrew the indictment", "indictment-withdrawn"),
        ("the indictment was later withdrawn", "indictment-withdrawn"),
        ("was charged with theft", "indicted"),
        ("charged over the leak", "indicted"),
        ("charged a former employee", "indicted"),
        ("Prosecutors charge the unit", "indicted"),
        ("faces criminal charges", "indicted"),
        ("Arrested on Monday", "arrested"),
        ("the arrests", "arrested"),
        ("re-arrested", "arrested"),
        ("taken into custody", "arrested"),
        ("arrest warrant", "warrant-issued"),
        ("an arrest-warrant", "warrant-issued"),
        ("a warrant for their arrest", "warrant-issued"),
        ("referred to prosecutors", "referred"),
        ("referred a former employee to prosecutors", "referred"),
        ("Papers sent to prosecutors", "referred"),
        ("searched the trading house", "searched"),
        ("police raided the office", "searched"),
        ("convicted at first instance", "convicted"),
        ("found guilty", "convicted"),
        ("two convictions", "convicted"),
        ("found not guilty", "acquitted"),
        ("pleaded not guilty", "indicted"),
        ("was acquitted", "acquitted"),
        ("an acquittal", "acquitted"),
        ("ordered the state to pay damages", "damages-awarded"),
        ("not only arrested but indicted", "arrested indicted"),
        ("the first arrest, not the last", "arrested"),
        ("No data was lost. Two people were arrested", "arrested"),
        (
            "None of the data leaked and three people were arrested",
            "arrested",
        ),
    ]);
}

#[test]
fn english_words_say_nothing_where_the_text_denies_or_means_something_else() {
    table(&[
        ("no arrest was reported", ""),
        ("was not arrested", ""),
        ("nobody has been arrested", ""),
        ("wasn't arrested", ""),
        ("was never convicted", ""),
        (
            "Neither the executive nor the staff member was prosecuted",
            "",
        ),
        ("whether the person was indicted is unknown", ""),
        ("has not yet been charged", ""),
        ("no indictment followed", ""),
        ("if convicted", ""),
        ("was not found guilty by the court", ""),
        ("evaded arrest", ""),
        ("may be indicted", ""),
        ("an unindicted person", ""),
        ("a charged particle", ""),
        ("positively charged ions", ""),
        ("the battery was charged", ""),
        ("a fully charged battery", ""),
        ("charged a fee", ""),
        ("an office charged with overseeing screening", ""),
        ("free of charge", ""),
        ("in charge of security", ""),
        ("cardiac arrest", ""),
        ("searched for a partner", ""),
        ("search and rescue", ""),
        ("research", ""),
        ("damages sought", ""),
        ("sued for damages", ""),
        ("ransomware damages systems", ""),
        ("with conviction", ""),
        ("an air raid", ""),
    ]);
}

#[test]
fn words_for_offenders_are_told_from_terms() {
    let called = |text: &str| {
        LEXICON
            .culprit
            .find(text)
            .iter()
            .any(|hit| !hit.denied && !hit.group.neutral && !hit.group.general)
    };
    assert!(
        called("犯人を特定した")
            && called("元社員はスパイだった")
            && called("the culprit")
            && called("a Russian spy")
    );
    assert!(
        !called("産業スパイの手口")
            && !called("スパイウェア")
            && !called("a spy agency")
            && !called("counter-spy")
            && !called("犯人ではない")
    );
}
