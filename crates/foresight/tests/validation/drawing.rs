//! Small drawings of theory and simulation, kept in the repository and compared with what comes
//! out now. `POSTERN_BLESS=1` writes them anew.

#![expect(
    clippy::disallowed_methods,
    reason = "the crate is pure; its tests compare with drawings on disk"
)]

use std::fmt::Write;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/images/validation");
const COLOURS: [&str; 5] = ["#0b5394", "#b45309", "#166534", "#9d174d", "#525252"];

/// The rectangle of the axes, in the units of the drawing.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 500.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 270.0;

/// One colour: what theory says as a line, what simulation gave as circles.
pub(crate) struct Series {
    pub(crate) name: &'static str,
    pub(crate) line: Vec<(f64, f64)>,
    pub(crate) dashed: bool,
    pub(crate) points: Vec<(f64, f64)>,
}

impl Series {
    pub(crate) fn new(name: &'static str, line: Vec<(f64, f64)>, points: Vec<(f64, f64)>) -> Self {
        Self { name, line, dashed: false, points }
    }

    /// The same with a broken line.
    pub(crate) fn dashed(self) -> Self {
        Self { dashed: true, ..self }
    }
}

/// An axis with the places that are named.
pub(crate) struct Axis {
    pub(crate) name: &'static str,
    pub(crate) ticks: Vec<f64>,
    /// Equal steps multiply.
    pub(crate) logarithmic: bool,
}

impl Axis {
    pub(crate) fn new(name: &'static str, ticks: &[f64]) -> Self {
        Self { name, ticks: ticks.to_vec(), logarithmic: false }
    }

    pub(crate) fn logarithmic(self) -> Self {
        Self { logarithmic: true, ..self }
    }

    /// Where a value lies, from 0 to 1 between the outer ticks.
    fn place(&self, value: f64) -> f64 {
        let scaled = |value: f64| if self.logarithmic { libm::log(value) } else { value };
        let (first, last) = (scaled(self.ticks[0]), scaled(self.ticks[self.ticks.len() - 1]));
        (scaled(value) - first) / (last - first)
    }
}

/// Compares a drawing with the file of this name, or writes it.
pub(crate) fn compare(file: &str, title: &str, x: &Axis, y: &Axis, series: &[Series]) {
    let drawn = draw(title, x, y, series);
    let path = std::path::Path::new(FOLDER).join(file);
    if std::env::var("POSTERN_BLESS").is_ok_and(|bless| bless == "1") {
        std::fs::create_dir_all(FOLDER).unwrap();
        std::fs::write(&path, drawn).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{file} is not what is computed; see it with POSTERN_BLESS=1");
}

fn draw(title: &str, x: &Axis, y: &Axis, series: &[Series]) -> String {
    let at = |(one, other): (f64, f64)| {
        let across = LEFT + (RIGHT - LEFT) * x.place(one);
        (across, BOTTOM - (BOTTOM - TOP) * y.place(other))
    };
    let mut svg = String::new();
    let mut put = |line: String| writeln!(svg, "{line}").unwrap();
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 320\" \
         font-family=\"sans-serif\" font-size=\"12\">"
        .to_owned());
    put(format!("<title>{title}</title>"));
    put("<rect width=\"680\" height=\"320\" fill=\"#fff\"/>".to_owned());
    put(format!("<text x=\"{LEFT}\" y=\"20\" font-size=\"14\">{title}</text>"));
    for tick in &x.ticks {
        let (across, _) = at((*tick, y.ticks[0]));
        put(format!(
            "<path d=\"M{across:.1} {TOP}V{BOTTOM}\" stroke=\"#e5e5e5\"/>\
             <text x=\"{across:.1}\" y=\"286\" text-anchor=\"middle\">{tick}</text>"
        ));
    }
    for tick in &y.ticks {
        let (_, up) = at((x.ticks[0], *tick));
        put(format!(
            "<path d=\"M{LEFT} {up:.1}H{RIGHT}\" stroke=\"#e5e5e5\"/>\
             <text x=\"50\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>",
            up + 4.0
        ));
    }
    let middle = (LEFT + RIGHT) / 2.0;
    put(format!("<text x=\"{middle}\" y=\"306\" text-anchor=\"middle\">{}</text>", x.name));
    put(format!(
        "<text transform=\"translate(14 {}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
        (TOP + BOTTOM) / 2.0,
        y.name
    ));
    for (place, series) in series.iter().enumerate() {
        let colour = COLOURS[place % COLOURS.len()];
        if !series.line.is_empty() {
            put(line(series, colour, at));
        }
        for point in &series.points {
            let (across, up) = at(*point);
            put(format!(
                "<circle cx=\"{across:.1}\" cy=\"{up:.1}\" r=\"3\" fill=\"none\" \
                 stroke=\"{colour}\" stroke-width=\"1.5\"/>"
            ));
        }
        let up = TOP + 14.0 + 20.0 * place as f64;
        put(format!("<text x=\"512\" y=\"{up}\" fill=\"{colour}\">{}</text>", series.name));
    }
    put("<text x=\"512\" y=\"252\" fill=\"#525252\">line: theory</text>".to_owned());
    put("<text x=\"512\" y=\"268\" fill=\"#525252\">circle: simulation</text>".to_owned());
    put("</svg>".to_owned());
    svg
}

fn line(series: &Series, colour: &str, at: impl Fn((f64, f64)) -> (f64, f64)) -> String {
    let mut path = String::new();
    for (place, point) in series.line.iter().enumerate() {
        let (across, up) = at(*point);
        let step = if place == 0 { "M" } else { "L" };
        write!(path, "{step}{across:.1} {up:.1}").unwrap();
    }
    let dashes = if series.dashed { " stroke-dasharray=\"5 4\"" } else { "" };
    format!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{dashes}/>")
}
