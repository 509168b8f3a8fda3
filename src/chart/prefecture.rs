//! The prefectures in the order of ISO 3166-2 (JP-01 to JP-47), and where their tiles stand
//! (DESIGN.md 6).

/// A prefecture and its tile.
#[derive(Debug, Clone, Copy)]
pub struct Prefecture {
    /// The code on English tiles.
    pub code: &'static str,
    /// The name on Japanese tiles.
    pub ja: &'static str,
    /// The name in Latin letters.
    pub en: &'static str,
    /// The column of its tile, from 1.
    pub(super) column: f32,
    /// The row of its tile, from 1.
    pub(super) row: f32,
}

impl Prefecture {
    /// The whole name in Japanese: 東京都.
    pub fn whole(&self) -> String {
        let ending = match self.ja {
            "北海道" => "",
            "東京" => "都",
            "大阪" | "京都" => "府",
            _ => "県",
        };
        format!("{}{ending}", self.ja)
    }
}

const fn at(
    code: &'static str,
    ja: &'static str,
    en: &'static str,
    column: f32,
    row: f32,
) -> Prefecture {
    Prefecture {
        code,
        ja,
        en,
        column,
        row,
    }
}

/// All prefectures; the one of JP-01 is the first.
pub const PREFECTURES: [Prefecture; 47] = [
    at("HKD", "北海道", "Hokkaido", 12.0, 1.0),
    at("AOM", "青森", "Aomori", 12.0, 2.0),
    at("IWT", "岩手", "Iwate", 12.0, 3.0),
    at("MYG", "宮城", "Miyagi", 12.0, 4.0),
    at("AKT", "秋田", "Akita", 11.0, 3.0),
    at("YGT", "山形", "Yamagata", 11.0, 4.0),
    at("FKS", "福島", "Fukushima", 11.0, 5.0),
    at("IBR", "茨城", "Ibaraki", 12.0, 6.0),
    at("TCG", "栃木", "Tochigi", 11.0, 6.0),
    at("GNM", "群馬", "Gunma", 10.0, 6.0),
    at("STM", "埼玉", "Saitama", 10.0, 7.0),
    at("CHB", "千葉", "Chiba", 12.0, 7.0),
    at("TKY", "東京", "Tokyo", 11.0, 7.0),
    at("KNG", "神奈川", "Kanagawa", 10.0, 8.0),
    at("NGT", "新潟", "Niigata", 10.0, 5.0),
    at("TYM", "富山", "Toyama", 9.0, 5.0),
    at("ISK", "石川", "Ishikawa", 8.0, 5.0),
    at("FKI", "福井", "Fukui", 7.0, 6.0),
    at("YMN", "山梨", "Yamanashi", 9.0, 7.0),
    at("NGN", "長野", "Nagano", 9.0, 6.0),
    at("GIF", "岐阜", "Gifu", 8.0, 6.0),
    at("SZO", "静岡", "Shizuoka", 9.0, 8.0),
    at("AIC", "愛知", "Aichi", 8.0, 7.0),
    at("MIE", "三重", "Mie", 7.0, 8.0),
    at("SHG", "滋賀", "Shiga", 7.0, 7.0),
    at("KYT", "京都", "Kyoto", 6.0, 7.0),
    at("OSK", "大阪", "Osaka", 5.0, 8.0),
    at("HYG", "兵庫", "Hyogo", 5.0, 7.0),
    at("NAR", "奈良", "Nara", 6.0, 8.0),
    at("WKY", "和歌山", "Wakayama", 6.0, 9.0),
    at("TTR", "鳥取", "Tottori", 4.0, 7.0),
    at("SMN", "島根", "Shimane", 3.0, 7.0),
    at("OKY", "岡山", "Okayama", 4.0, 8.0),
    at("HRS", "広島", "Hiroshima", 3.0, 8.0),
    at("YMG", "山口", "Yamaguchi", 2.0, 8.0),
    at("TKS", "徳島", "Tokushima", 5.35, 11.35),
    at("KGW", "香川", "Kagawa", 5.35, 10.35),
    at("EHM", "愛媛", "Ehime", 4.35, 10.35),
    at("KOC", "高知", "Kochi", 4.35, 11.35),
    at("FKO", "福岡", "Fukuoka", 2.0, 9.35),
    at("SAG", "佐賀", "Saga", 1.0, 9.35),
    at("NGS", "長崎", "Nagasaki", 1.0, 10.35),
    at("KMM", "熊本", "Kumamoto", 2.0, 10.35),
    at("OIT", "大分", "Oita", 3.0, 9.35),
    at("MYZ", "宮崎", "Miyazaki", 3.0, 10.35),
    at("KGS", "鹿児島", "Kagoshima", 2.0, 11.35),
    at("OKN", "沖縄", "Okinawa", 1.0, 11.7),
];
