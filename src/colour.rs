//! Colours of the sRGB space, and how far they stand out on paper.

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The least contrast of text (WCAG 2, 1.4.3).
const LEAST_CONTRAST: f32 = 4.5;

impl Colour {
    /// Black.
    pub const BLACK: Colour = Colour(0, 0, 0);
    /// White.
    pub const WHITE: Colour = Colour(255, 255, 255);

    /// The colour written as 0xRRGGBB.
    pub const fn hex(value: u32) -> Self {
        Colour((value >> 16) as u8, (value >> 8) as u8, value as u8)
    }

    /// The colour typed as `#RRGGBB`.
    pub fn typed(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok().map(Colour::hex)
    }

    /// The grey that a copier makes of it (Rec. 709 luma on the stored values).
    #[must_use]
    pub fn grey(self) -> Self {
        let luma =
            0.2126 * f32::from(self.0) + 0.7152 * f32::from(self.1) + 0.0722 * f32::from(self.2);
        let luma = luma.round() as u8;
        Colour(luma, luma, luma)
    }

    /// The contrast on white, from 1 to 21 (WCAG 2, relative luminance).
    pub fn contrast_on_white(self) -> f32 {
        let linear = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                libm::powf((value + 0.055) / 1.055, 2.4)
            }
        };
        let luminance = 0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2);
        1.05 / (luminance + 0.05)
    }

    /// The colour, darkened in HSL by two points of lightness at a time until text of it can be
    /// read on white (DESIGN.md 4).
    #[must_use]
    pub fn legible(self) -> Self {
        let parts = [self.0, self.1, self.2].map(|value| f32::from(value) / 255.0);
        let (least, most) = (
            parts.iter().copied().fold(1.0, f32::min),
            parts.iter().copied().fold(0.0, f32::max),
        );
        let (lightness, chroma) = ((most + least) / 2.0, most - least);
        let saturation = if chroma == 0.0 {
            0.0
        } else {
            chroma / (1.0 - (2.0 * lightness - 1.0).abs())
        };
        // Hue and saturation stay: each part keeps its place between the least and the most.
        let at = |lightness: f32| {
            let chroma_now = (1.0 - (2.0 * lightness - 1.0).abs()) * saturation;
            let floor = lightness - chroma_now / 2.0;
            let part = |value: f32| {
                let share = if chroma == 0.0 {
                    0.0
                } else {
                    (value - least) / chroma
                };
                ((floor + share * chroma_now) * 255.0).round() as u8
            };
            Colour(part(parts[0]), part(parts[1]), part(parts[2]))
        };
        let darker = (1..=50).map(|step| at((lightness - 0.02 * step as f32).max(0.0)));
        [self]
            .into_iter()
            .chain(darker)
            .find(|colour| colour.contrast_on_white() >= LEAST_CONTRAST)
            .unwrap_or(Colour::BLACK)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn contrast_is_that_of_the_design() {
        // DESIGN.md 4, column `on white`.
        for (colour, contrast) in [
            (0x15191E, 17.7),
            (0x464E57, 8.4),
            (0x667079, 5.0),
            (0x1C5142, 9.1),
            (0x000000, 21.0),
        ] {
            assert!(
                (Colour::hex(colour).contrast_on_white() - contrast).abs() < 0.06,
                "{colour:x}"
            );
        }
    }

    #[test]
    fn what_is_too_pale_is_darkened_and_keeps_its_hue() {
        assert_eq!(Colour::hex(0x005A9C).legible(), Colour::hex(0x005A9C));
        let orange = Colour::hex(0xFFA500).legible();
        assert!(
            orange.contrast_on_white() >= 4.5 && orange.contrast_on_white() < 5.2,
            "{orange}"
        );
        assert!(orange.0 > orange.1 && orange.2 == 0, "{orange}");
        assert!(Colour::WHITE.legible().contrast_on_white() >= 4.5);
    }

    #[test]
    fn a_typed_colour_has_six_digits() {
        assert_eq!(Colour::typed("#6d2b73"), Some(Colour::hex(0x6D2B73)));
        assert!(
            ["6d2b73", "#6d2b7", "#6d2b7g", "#+d2b73", ""]
                .iter()
                .all(|text| Colour::typed(text).is_none())
        );
    }
}
