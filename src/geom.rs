//! Lengths, points and rectangles of a page. The origin is top left and y goes down; the one flip
//! is in `pdf`.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in PostScript points (1/72 inch).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f32);

/// A length in millimetres: what the design states.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Mm(pub f32);

/// Points in a millimetre.
pub const PT_PER_MM: f32 = 72.0 / 25.4;

impl From<Mm> for Pt {
    fn from(mm: Mm) -> Self {
        Pt(mm.0 * PT_PER_MM)
    }
}

/// A length given in millimetres, as points.
pub const fn mm(value: f32) -> Pt {
    Pt(value * PT_PER_MM)
}

impl Pt {
    /// The larger of the two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Pt(self.0.max(other.0))
    }

    /// The smaller of the two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Pt(self.0.min(other.0))
    }
}

impl Add for Pt {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Pt(self.0 + other.0)
    }
}
impl Sub for Pt {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Pt(self.0 - other.0)
    }
}
impl Neg for Pt {
    type Output = Self;
    fn neg(self) -> Self {
        Pt(-self.0)
    }
}
impl Mul<f32> for Pt {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        Pt(self.0 * by)
    }
}
impl Div<f32> for Pt {
    type Output = Self;
    fn div(self, by: f32) -> Self {
        Pt(self.0 / by)
    }
}
impl Div for Pt {
    type Output = f32;
    fn div(self, by: Self) -> f32 {
        self.0 / by.0
    }
}
impl AddAssign for Pt {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}
impl std::iter::Sum for Pt {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Pt(0.0), Add::add)
    }
}

/// A place on a page or in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left.
    pub x: Pt,
    /// From the top.
    pub y: Pt,
}

impl Point {
    /// The place `x` from the left and `y` from the top.
    pub const fn new(x: Pt, y: Pt) -> Self {
        Self { x, y }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
}

impl Size {
    /// A size.
    pub const fn new(width: Pt, height: Pt) -> Self {
        Self { width, height }
    }
}

/// A rectangle by its top left corner and size.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: Pt,
    /// Top edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
}

impl Rect {
    /// A rectangle by its top left corner and size.
    pub const fn new(x: Pt, y: Pt, width: Pt, height: Pt) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// The right edge.
    pub fn right(&self) -> Pt {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> Pt {
        self.y + self.height
    }

    /// The rectangle grown by `by` on every side.
    #[must_use]
    pub fn grown(&self, by: Pt) -> Self {
        Rect::new(
            self.x - by,
            self.y - by,
            self.width + by * 2.0,
            self.height + by * 2.0,
        )
    }

    /// Whether the two share any area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}
