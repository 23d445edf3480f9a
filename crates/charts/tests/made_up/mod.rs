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

/// One of each chart under its name.
pub(crate) fn every(words: &str, values: &Values) -> Vec<(&'static str, Box<dyn Figure>)> {
    let frame = || Frame::new(words, words).described(words).source(words);
    let unit = || Unit::new(words);
    let name = || words.to_owned();
    let bars = values
        .estimate(0)
        .into_iter()
        .flat_map(|estimate| [Bar::estimated(words, estimate), Bar::exact(words, estimate.value)]);
    let stacked = values.five(0).map(|parts| StackedBar { name: name(), parts: parts.to_vec() });
    let sensitivity = values.estimate(0).map(|total| {
        let first = values.estimate(1).unwrap_or(total);
        Sensitivity { name: name(), first, total }
    });
    let interval = |role| values.spread(0).map(|spread| Interval { name: name(), role, spread });
    let difference = values.spread(0).map(|spread| Difference { name: name(), spread });
    let weeks = |by: u32| {
        let point = move |index: usize| {
            let spread = values.spread(index)?;
            Some(FanPoint { week: index as u32 * by, spread })
        };
        (0..values.0.len().min(3)).filter_map(point).collect::<Vec<_>>()
    };
    let series = |by| FanSeries { name: name(), points: weeks(by), observed: Vec::new() };
    let counted = values.0.first().map(|value| (1, *value)).into_iter().collect();
    let line = |by: u32| Line {
        name: name(),
        points: values.0.iter().enumerate().map(|(week, v)| (week as u32 * by, *v)).collect(),
    };
    let many = unit().scaled(Scale::Thousands);
    vec![
        ("bars", Box::new(Bars { frame: frame(), unit: unit(), bars: bars.collect() })),
        (
            "stacked",
            Box::new(StackedBars {
                frame: frame(),
                unit: unit().before("$"),
                parts: vec![name(), name(), name(), name(), name()],
                bars: stacked.into_iter().collect(),
            }),
        ),
        ("tornado", Box::new(Tornado { frame: frame(), rows: sensitivity.into_iter().collect() })),
        (
            "intervals",
            Box::new(Intervals {
                frame: frame(),
                unit: Unit::share(words),
                rows: [Role::Threshold, Role::Forecast].into_iter().filter_map(interval).collect(),
            }),
        ),
        (
            "differences",
            Box::new(Differences {
                frame: frame(),
                unit: unit(),
                compared_with: name(),
                rows: difference.into_iter().collect(),
            }),
        ),
        (
            "fan",
            Box::new(FanChart {
                frame: frame(),
                unit: unit(),
                series: vec![FanSeries { observed: counted, ..series(1) }],
            }),
        ),
        (
            "fans",
            Box::new(FanChart { frame: frame(), unit: many, series: vec![series(1), series(9)] }),
        ),
        ("lines", Box::new(Lines { frame: frame(), unit: unit(), lines: vec![line(1), line(2)] })),
    ]
}
