//! For the terminal: sparklines. Aligned tables are [`crate::Table::text`].

use crate::number::drawable;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One letter a value, as high as the value between the smallest and the largest; `·` where there
/// is no number. Values that are all alike are drawn at half height.
pub fn sparkline(values: &[f64]) -> String {
    if values.is_empty() {
        return "(no values)".to_owned();
    }
    let usable = || values.iter().copied().filter(|value| drawable(*value));
    let (low, high) = (usable().fold(f64::MAX, f64::min), usable().fold(f64::MIN, f64::max));
    let letter = |value: &f64| {
        if !drawable(*value) {
            '·'
        } else if high > low {
            BLOCKS[((value - low) / (high - low) * 7.0).round().clamp(0.0, 7.0) as usize]
        } else {
            BLOCKS[3]
        }
    };
    values.iter().map(letter).collect()
}

/// A sparkline of `letters` letters at most: neighbours share one by their mean.
pub fn sparkline_within(values: &[f64], letters: usize) -> String {
    if values.len() <= letters || letters == 0 {
        return sparkline(values);
    }
    let mean = |letter: usize| {
        let from = letter * values.len() / letters;
        let to = ((letter + 1) * values.len() / letters).max(from + 1);
        let usable = values[from..to].iter().filter(|value| drawable(**value));
        let (sum, count) = usable.fold((0.0, 0.0), |(sum, count), v| (sum + v, count + 1.0));
        sum / count
    };
    sparkline(&(0..letters).map(mean).collect::<Vec<f64>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sparklines_say_what_they_can() {
        assert_eq!(sparkline(&[0.0, 1.0, 2.0, 3.0, 7.0]), "▁▂▃▄█");
        assert_eq!(sparkline(&[5.0, 5.0]), "▄▄");
        assert_eq!(sparkline(&[f64::NAN, 1.0, f64::INFINITY, 3.0]), "·▁·█");
        assert_eq!(sparkline(&[-1e100, 1e100]), "▁█");
        assert_eq!(sparkline(&[]), "(no values)");
        assert_eq!(sparkline_within(&[0.0, 0.0, 9.0, 9.0], 2), "▁█");
        assert_eq!(sparkline_within(&[f64::NAN, f64::NAN, 9.0, 1.0], 2), "·▄");
    }
}
