//! One page of a longer list.

/// Some rows of a longer list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// How many rows all pages have together.
    pub total: u64,
    /// Which page this is, from 1.
    pub page: u64,
    /// The most rows a page has.
    pub per_page: u64,
}

impl<T> Page<T> {
    /// How many pages there are; at least one.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(self.per_page.max(1)).max(1)
    }
}

/// The most rows any page has.
const PER_PAGE_MAX: u64 = 200;
/// Beyond this no list has pages; also keeps the offset a number that databases know.
const PAGE_MAX: u64 = 1 << 32;

/// A page number and size as asked, brought within bounds, and the rows before it.
pub(crate) fn bounds(page: u64, per_page: u64) -> (u64, u64, u64) {
    let (page, per_page) = (page.clamp(1, PAGE_MAX), per_page.clamp(1, PER_PAGE_MAX));
    (page, per_page, (page - 1) * per_page)
}
