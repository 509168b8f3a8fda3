//! Texts as they are compared: one form for all ways in which the same word or name is written.
//!
//! Width, case, characters that nobody sees, old and variant forms of kanji, letters of other
//! scripts that look like Latin ones: whatever looks for names or words in texts looks here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::character::is_ignorable;

/// Old and variant forms of kanji, each before the form in use.
const KANJI: &str = "髙高﨑崎嵜崎邊辺邉辺澤沢齋斉齊斉斎斉濱浜濵浜廣広國国櫻桜嶋島嶌島峯峰冨富\
    薗園渕淵曻昇栁柳槗橋桒桑舘館𠮷吉亞亜惡悪壓圧圍囲醫医壹壱隱隠營営榮栄衞衛驛駅圓円緣縁鹽塩\
    奧奥應応歐欧假仮價価畫画會会懷懐繪絵擴拡覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓關関陷陥嚴厳氣気\
    歸帰僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡狹狭鄕郷區区驅駆勳勲薰薫徑径惠恵揭掲溪渓經経莖茎螢蛍\
    輕軽繼継鷄鶏藝芸擊撃縣県險険劍剣圈圏檢検權権獻献顯顕驗験恆恒黃黄濟済碎砕劑剤雜雑參参慘惨\
    棧桟蠶蚕贊賛殘残絲糸辭辞齒歯兒児濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処緖緒\
    敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄狀状疊畳讓譲釀醸觸触寢寝愼慎晉晋眞真盡尽\
    圖図粹粋醉酔穗穂隨随髓髄數数樞枢瀨瀬聲声靑青攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双\
    壯壮搜捜插挿巢巣爭争總総聰聡莊荘裝装騷騒增増藏蔵臟臓續続屬属體体對対帶帯滯滞臺台瀧滝擇択\
    單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯\
    當当鬪闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘拂払佛仏竝並\
    變変辯弁瓣弁辨弁舖舗步歩寶宝豐豊沒没每毎萬万滿満麵麺默黙彌弥藥薬譯訳豫予餘余與与譽誉搖揺\
    樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑鄰隣凜凛壘塁淚涙勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労\
    樓楼郞郎祿禄錄録亙亘灣湾";

/// Letters of other scripts, each before the Latin one that it looks like.
const LETTERS: &str = "аaвbсcеeһhіiјjкkмmнhоoрpѕsтtуyхxԁdԛqԝwёeїiАAВBСCЕEНHІIЈJКKМMОOРPЅSТTУYХX\
    ЁEЇIҺHαaοoρpιiκkνvυuχxΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıi";

static FORMS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let two = |two: &[char]| (two[0], two[1]);
        chars.chunks_exact(2).map(two).collect::<Vec<_>>()
    };
    let mut forms: HashMap<char, char> = pairs(KANJI).into_iter().collect();
    forms.extend(pairs(LETTERS));
    forms
});

/// A letter in the form that stands for all of its forms; its case is kept.
pub(crate) fn letter(c: char) -> char {
    if c < '\u{80}' {
        return c;
    }
    if ('À'..='ɏ').contains(&c) {
        // An accent is often left out.
        return FORMS
            .get(&c)
            .copied()
            .or_else(|| std::iter::once(c).nfd().next())
            .unwrap_or(c);
    }
    FORMS.get(&c).copied().unwrap_or(c)
}

/// A small letter, in the form that stands for all of its forms. Only the first of several is kept:
/// both sides of a comparison are folded so.
pub(crate) fn small(c: char) -> char {
    let c = letter(c);
    c.to_lowercase().next().unwrap_or(c)
}

/// Katakana as hiragana.
pub(crate) fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        c => c,
    }
}

/// Whether a character may stand within a name without being a part of it: spaces, hyphens, dots of
/// abbreviations.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '_' | '.' | '\'' | '’' | '·' | '・' | '‧' | '•' | '･'
        )
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The clusters of a text: a character with the marks that join it; where each begins and ends.
pub(crate) fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut chars = text.get(start..)?.chars();
        let first = chars.next()?;
        let joins = |c: &char| {
            is_combining_mark(*c) || is_ignorable(*c) || matches!(c, '\u{ff9e}' | '\u{ff9f}')
        };
        let more: usize = chars.take_while(joins).map(char::len_utf8).sum();
        let range = start..start + first.len_utf8() + more;
        start = range.end;
        Some(range)
    })
}

/// A text in which words are looked for: letters and digits in one form each, their case kept, no
/// spaces between kanji or kana, punctuation as it stands.
pub(crate) struct Folded<'t> {
    typed: &'t str,
    text: Cow<'t, str>,
    /// Where each byte comes from; empty where nothing changed.
    places: Vec<Range<usize>>,
}

impl<'t> Folded<'t> {
    /// Folds a text.
    pub(crate) fn of(typed: &'t str) -> Self {
        let mut text = String::with_capacity(typed.len());
        let mut places: Vec<Range<usize>> = Vec::new();
        if typed.is_ascii() || !typed.chars().any(changes) {
            return Folded {
                typed,
                text: Cow::Borrowed(typed),
                places,
            };
        }
        let mut blank: Option<Range<usize>> = None;
        for range in clusters(typed) {
            let cluster = &typed[range.clone()];
            let mut seen = cluster.chars().filter(|c| !is_ignorable(*c)).peekable();
            let Some(first) = seen.peek().copied() else {
                continue;
            };
            if first.is_whitespace() && first != '\n' {
                blank = Some(blank.map_or(range.clone(), |blank| blank.start..range.end));
                continue;
            }
            if let Some(blank) = blank.take()
                && !(text.chars().next_back().is_some_and(is_wide) && is_wide(first))
            {
                text.push(' ');
                places.push(blank);
            }
            let plain: String = seen.nfkc().map(letter).collect();
            let is_text = plain.chars().all(char::is_alphanumeric) || matches!(first, '｡' | '､');
            let folded = if is_text { plain.as_str() } else { cluster };
            text.push_str(folded);
            places.extend(std::iter::repeat_n(range, folded.len()));
        }
        Folded {
            typed,
            text: Cow::Owned(text),
            places,
        }
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What stands in the text as it was typed where a part of the folded one comes from.
    pub(crate) fn typed(&self, part: Range<usize>) -> &'t str {
        if self.places.is_empty() {
            return &self.typed[part];
        }
        let start = self
            .places
            .get(part.start)
            .map_or(self.typed.len(), |at| at.start);
        let end = part
            .end
            .checked_sub(1)
            .and_then(|last| self.places.get(last));
        &self.typed[start..end.map_or(start, |at| at.end.max(start))]
    }
}

/// Whether folding could change a character or take it out.
fn changes(c: char) -> bool {
    c >= '\u{80}'
        && (c.is_whitespace()
            || is_ignorable(c)
            || is_combining_mark(c)
            || matches!(c, '\u{ff10}'..='\u{ff5a}' | '\u{ff61}'..='\u{ff9f}')
            || letter(c) != c)
        || c == ' '
}

/// Kana and kanji, between which a space is no more than spacing of letters.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{ff66}'..='\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::{Folded, KANJI, LETTERS};

    #[test]
    fn a_word_has_one_form() {
        for (typed, folded) in [
            ("元社員を逮　捕", "元社員を逮捕"),
            ("逮\u{ad}捕され、起 訴された", "逮捕され、起訴された"),
            ("He was ｃｏｎｖｉｃｔｅｄ", "He was convicted"),
            ("NG Соrp", "NG Corp"),
            ("髙見澤", "高見沢"),
            ("ｶﾞｲ（株）", "ガイ（株）"),
            ("con\u{200b}victed", "convicted"),
            ("見本 Co 見本", "見本 Co 見本"),
        ] {
            assert_eq!(Folded::of(typed).text(), folded, "{typed}");
        }
    }

    #[test]
    fn a_part_of_it_leads_back_to_what_was_typed() {
        let of = Folded::of("元社員を逮　捕した ｶﾞ");
        let at = of.text().find("逮捕").expect("folded");
        assert_eq!(of.typed(at..at + "逮捕".len()), "逮　捕");
        let at = of.text().find('ガ').expect("folded");
        assert_eq!(of.typed(at..at + 3), "ｶﾞ");
    }

    #[test]
    fn forms_stand_in_pairs() {
        assert!(
            KANJI.chars().count().is_multiple_of(2) && LETTERS.chars().count().is_multiple_of(2)
        );
    }
}
