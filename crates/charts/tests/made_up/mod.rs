//! Every chart, made of one list of values.

use charts::{
    Bar, Bars, Difference, Differences, Estimate, FanChart, FanPoint, FanSeries, Figure, Frame,
    Interval, Intervals, Line, Lines, Role, Scale, Sensitivity, Spread, StackedBar, StackedBars,
    Tornado, Unit,
};

/// The values that all charts of a set are made of.
#[derive(Clone, Debug)]
pub(crate) struct Values(pub(crate) Vec<f64>);

impl Values {
    /// Values as one would expect them.
    pub(crate) fn plain() -> Self {
        Self(vec![120.0, 260.0, 310.5, 404.0, 650.0])
    }

    /// Five values from a place on, in the order they stand; the last again where there are fewer.
    fn five(&self, from: usize) -> Option<[f64; 5]> {
        let last = self.0.len().checked_sub(1)?;
        Some([0, 1, 2, 3, 4].map(|place| self.0[(from + place).min(last)]))
    }

    fn spread(&self, from: usize) -> Option<Spread> {
        self.five(from).map(Spread::new)
    }

    fn estimate(&self, from: usize) -> Option<Estimate> {
        self.five(from).map(|five| Estimate::new(five[2], five[0], five[4]))
    }
}

/// A chart under its name.
type Named = (&'static str, Box<dyn Figure>);

/// One of each chart.
pub(crate) fn every(words: &str, values: &Values) -> Vec<Named> {
    let mut all = with_bars(words, values);
    all.extend(with_intervals(words, values));
    all.extend(over_weeks(words, values));
    all
}

fn framed(words: &str) -> Frame {
    Frame::new(words, words).described(words).source(words)
}

fn with_bars(words: &str, values: &Values) -> Vec<Named> {
    let name = || words.to_owned();
    let both =
        |estimate: Estimate| [Bar::estimated(words, estimate), Bar::exact(words, estimate.value)];
    let bars = Bars {
        frame: framed(words),
        unit: Unit::new(words),
        bars: values.estimate(0).into_iter().flat_map(both).collect(),
    };
    let stacked = values.five(0).map(|parts| StackedBar { name: name(), parts: parts.to_vec() });
    let stacked = StackedBars {
        frame: framed(words),
        unit: Unit::new(words).before("$"),
        parts: vec![name(); 5],
        bars: stacked.into_iter().collect(),
    };
    let sensitivity = values.estimate(0).map(|total| {
        let first = values.estimate(1).unwrap_or(total);
        Sensitivity { name: name(), first, total }
    });
    let tornado = Tornado { frame: framed(words), rows: sensitivity.into_iter().collect() };
    vec![("bars", Box::new(bars)), ("stacked", Box::new(stacked)), ("tornado", Box::new(tornado))]
}

fn with_intervals(words: &str, values: &Values) -> Vec<Named> {
    let name = || words.to_owned();
    let interval = |role| values.spread(0).map(|spread| Interval { name: name(), role, spread });
    let intervals = Intervals {
        frame: framed(words),
        unit: Unit::share(words),
        rows: [Role::Threshold, Role::Forecast].into_iter().filter_map(interval).collect(),
    };
    let difference = values.spread(0).map(|spread| Difference { name: name(), spread });
    let differences = Differences {
        frame: framed(words),
        unit: Unit::new(words),
        compared_with: name(),
        rows: difference.into_iter().collect(),
    };
    vec![("intervals", Box::new(intervals)), ("differences", Box::new(differences))]
}

fn over_weeks(words: &str, values: &Values) -> Vec<Named> {
    let name = || words.to_owned();
    let series = |by: u32| {
        let point = |index: usize| {
            let spread = values.spread(index)?;
            Some(FanPoint { week: index as u32 * by, spread })
        };
        let points = (0..values.0.len().min(3)).filter_map(point).collect();
        FanSeries { name: name(), points, observed: Vec::new() }
    };
    let counted = values.0.first().map(|value| (1, *value)).into_iter().collect();
    let fan = FanChart {
        frame: framed(words),
        unit: Unit::new(words),
        series: vec![FanSeries { observed: counted, ..series(1) }],
    };
    let fans = FanChart {
        frame: framed(words),
        unit: Unit::new(words).scaled(Scale::Thousands),
        series: vec![series(1), series(9)],
    };
    let line = |by: u32| Line {
        name: name(),
        points: values.0.iter().enumerate().map(|(week, v)| (week as u32 * by, *v)).collect(),
    };
    let lines =
        Lines { frame: framed(words), unit: Unit::new(words), lines: vec![line(1), line(2)] };
    vec![("fan", Box::new(fan)), ("fans", Box::new(fans)), ("lines", Box::new(lines))]
}
