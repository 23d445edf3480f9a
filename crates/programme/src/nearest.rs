//! "Did you mean …?": the known name nearest to a mistyped one.

/// Names longer than this are not compared: the table would grow with the square.
const NAME_CHARS_MAX: usize = 64;

/// The nearest of the known names, if it is near enough to be meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = typed.chars().count();
    if length > NAME_CHARS_MAX {
        return None;
    }
    let limit = 1 + length / 4;
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (distance(typed, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Insertions, deletions, changes and swaps of neighbours that turn one into the other.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let width = other.len() + 1;
    let mut table = vec![0_usize; (one.len() + 1) * width];
    for row in 0..=one.len() {
        for column in 0..width {
            table[row * width + column] = if row == 0 || column == 0 {
                row + column
            } else {
                let same = one[row - 1] == other[column - 1];
                let mut best = table[(row - 1) * width + column - 1] + usize::from(!same);
                best = best.min(table[(row - 1) * width + column] + 1);
                best = best.min(table[row * width + column - 1] + 1);
                let swapped = row > 1
                    && column > 1
                    && one[row - 1] == other[column - 2]
                    && one[row - 2] == other[column - 1];
                if swapped {
                    best = best.min(table[(row - 2) * width + column - 2] + 1);
                }
                best
            };
        }
    }
    table[one.len() * width + other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggests_only_what_is_near() {
        let known = ["occupation", "rank", "born"];
        assert_eq!(nearest("ocupation", known), Some("occupation"));
        assert_eq!(nearest("rnak", known), Some("rank"));
        assert_eq!(nearest("salary", known), None);
        assert_eq!(nearest(&"r".repeat(10_000), known), None);
    }
}
