//! A set of a few small things, kept in order. Almost all are empty or hold one or two, and a
//! decision makes hundreds: an empty one takes no memory, and a small one a single piece.

/// Things in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SmallSet<T>(Vec<T>);

impl<T: Ord + Copy> SmallSet<T> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn only(one: T) -> Self {
        Self(vec![one])
    }

    pub(crate) fn insert(&mut self, one: T) {
        if let Err(place) = self.0.binary_search(&one) {
            self.0.insert(place, one);
        }
    }

    pub(crate) fn contains(&self, one: &T) -> bool {
        self.0.binary_search(one).is_ok()
    }

    pub(crate) fn pop_last(&mut self) -> Option<T> {
        self.0.pop()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Takes in another set, without copying it where this one is empty.
    pub(crate) fn join(&mut self, other: Self) {
        if self.0.is_empty() {
            self.0 = other.0;
        } else {
            self.extend(other.0);
        }
    }
}

impl<T: Ord + Copy> Default for SmallSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Ord + Copy> Extend<T> for SmallSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        more.into_iter().for_each(|one| self.insert(one));
    }
}

impl<'a, T: Ord + Copy + 'a> Extend<&'a T> for SmallSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, more: I) {
        more.into_iter().for_each(|one| self.insert(*one));
    }
}

impl<T: Ord + Copy> FromIterator<T> for SmallSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut set = Self::new();
        set.extend(all);
        set
    }
}

impl<'a, T> IntoIterator for &'a SmallSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> IntoIterator for SmallSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::SmallSet;

    #[test]
    fn it_keeps_order_and_holds_each_once() {
        let mut set: SmallSet<u8> = [3, 1, 3, 2].into_iter().collect();
        set.join(SmallSet::only(0));
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert!(set.contains(&2) && !set.contains(&9));
        assert_eq!(set.pop_last(), Some(3));
        let mut empty = SmallSet::new();
        empty.join(set.clone());
        assert_eq!(empty, set);
    }
}
