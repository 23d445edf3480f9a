//! XML as a stream of records: one element with all it holds at a time.
//!
//! **Architecture Invariant:** a document cannot make itself grow. Entities it declares are not
//! expanded, no other file is opened, and a record, a tag, a text and the depth have bounds.

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::intake::Intake;
use crate::report::{Problem, shown};
use crate::source::{PIECE_BYTES_MAX, Source};

/// How deep elements may stand in each other.
const DEPTH_MAX: usize = 64;
/// How much a record may hold: names, attributes and texts, with so much for each element.
const RECORD_BYTES_MAX: usize = 4 * 1024 * 1024;
const ELEMENT_BYTES: usize = 64;
/// How many attributes of an element are read.
const ATTRIBUTES_MAX: usize = 256;

/// An element with its texts, attributes and elements.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) line: u64,
    attributes: Vec<(String, String)>,
    text: String,
    pub(crate) children: Vec<Node>,
}

impl Node {
    /// Its own text.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// An attribute; empty if it is not there.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// The elements of a name within it.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element of a name within it.
    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first element of a name within it; empty if it is not there.
    pub(crate) fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", Node::text)
    }
}

/// Gives out the records of a document.
pub(crate) struct Records<'a, R: BufRead> {
    reader: Reader<&'a mut Source<R>>,
    buffer: Vec<u8>,
    depth: usize,
    ended: bool,
}

/// An event, as far as it matters here.
enum Step {
    Open(Node, bool),
    Close,
    Text(String),
    /// A reference to something that is not known.
    Unknown(String),
    End,
}

impl<'a, R: BufRead> Records<'a, R> {
    pub(crate) fn new(source: &'a mut Source<R>) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().allow_dangling_amp = true;
        reader.config_mut().check_end_names = true;
        Self { reader, buffer: Vec::new(), depth: 0, ended: false }
    }

    /// The next element whose name is wanted, with all it holds; elements around it, such as the
    /// root, are given out alone if they are wanted by `alone`. None at the end.
    pub(crate) fn next(
        &mut self,
        whole: &[&str],
        alone: &[&str],
        intake: &mut Intake<'_>,
    ) -> Option<Node> {
        loop {
            match self.step(intake) {
                Step::Open(node, empty) => {
                    if whole.contains(&node.name.as_str()) {
                        let record = if empty { Some(node) } else { self.record(node, intake) };
                        match record {
                            Some(record) => return Some(record),
                            None => continue,
                        }
                    }
                    self.depth += usize::from(!empty);
                    if self.depth > DEPTH_MAX {
                        self.too_deep(intake);
                    } else if alone.contains(&node.name.as_str()) {
                        return Some(node);
                    }
                }
                Step::Close => self.depth = self.depth.saturating_sub(1),
                Step::Text(_) | Step::Unknown(_) => {}
                Step::End => return None,
            }
        }
    }

    /// Reads a record to its end; none if it is too long or broken off.
    fn record(&mut self, opened: Node, intake: &mut Intake<'_>) -> Option<Node> {
        let (line, name) = (opened.line, opened.name.clone());
        let mut bytes = 0_usize;
        let mut open = vec![opened];
        // Within what is passed over: how many elements are open.
        let mut passed = 0_usize;
        loop {
            match self.step(intake) {
                Step::Open(node, empty) => {
                    bytes += ELEMENT_BYTES + node.name.len();
                    bytes += node.attributes.iter().map(|(a, b)| a.len() + b.len()).sum::<usize>();
                    if self.depth + open.len() + passed >= DEPTH_MAX {
                        self.too_deep(intake);
                    } else if bytes > RECORD_BYTES_MAX || passed > 0 {
                        passed += usize::from(!empty);
                    } else if empty {
                        open.last_mut()?.children.push(node);
                    } else {
                        open.push(node);
                    }
                }
                Step::Close if passed > 0 => passed -= 1,
                Step::Close => {
                    let done = open.pop()?;
                    let Some(parent) = open.last_mut() else {
                        if bytes > RECORD_BYTES_MAX {
                            let what = format!("<{name}> with {bytes} bytes");
                            let expected = format!("at most {RECORD_BYTES_MAX}");
                            intake.problem(line, what, &expected, "it is left out");
                            return None;
                        }
                        return Some(done);
                    };
                    parent.children.push(done);
                }
                Step::Text(text) => {
                    bytes += text.len();
                    if bytes <= RECORD_BYTES_MAX && passed == 0 {
                        open.last_mut()?.text.push_str(&text);
                    }
                }
                Step::Unknown(reference) => {
                    let what = format!("the reference {} in <{name}>", shown(&reference));
                    let expected = "one of XML's own, such as &amp;";
                    intake.problem(self.line(), what, expected, "it is not expanded");
                }
                Step::End => {
                    let what = format!("<{name}> is broken off");
                    intake.breaks_off(line, what, &format!("</{name}>"), "it is left out");
                    return None;
                }
            }
        }
    }

    pub(crate) fn line(&self) -> u64 {
        self.reader.get_ref().line()
    }

    fn too_deep(&mut self, intake: &mut Intake<'_>) {
        let expected = format!("at most {DEPTH_MAX} within each other");
        let done = "reading ends here; what was read before is kept";
        intake.breaks_off(self.line(), "elements that stand too deep", &expected, done);
        self.ended = true;
    }

    /// The next event that matters.
    fn step(&mut self, intake: &mut Intake<'_>) -> Step {
        while !self.ended {
            self.buffer.clear();
            self.reader.get_mut().begin_piece();
            let line = self.reader.get_ref().line();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => {
                    let why = error.to_string();
                    drop(error);
                    self.broken(&why, intake);
                    break;
                }
            };
            match event {
                Event::Start(start) => return Step::Open(opened(&start, line, intake), false),
                Event::Empty(start) => return Step::Open(opened(&start, line, intake), true),
                Event::End(_) => return Step::Close,
                Event::Text(text) => return Step::Text(text.to_string()),
                Event::CData(text) => return Step::Text(text.to_string()),
                Event::GeneralRef(reference) => {
                    return match referred(&reference, reference.resolve_char_ref().ok()) {
                        Some(c) => Step::Text(c.to_string()),
                        None => Step::Unknown(format!("&{};", &*reference)),
                    };
                }
                Event::DocType(text) => {
                    if text.contains("<!ENTITY") {
                        intake.problem(
                            line,
                            "the document declares entities",
                            "a list without a document type",
                            "none is expanded, and texts that use them lack them",
                        );
                    }
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => {
                    if self.depth > 0 {
                        let expected = "the end of all that was opened";
                        let done = "what was read before is kept";
                        intake.breaks_off(line, "the document is broken off", expected, done);
                    }
                    self.ended = true;
                }
            }
        }
        Step::End
    }

    fn broken(&mut self, why: &str, intake: &mut Intake<'_>) {
        let source = self.reader.get_ref();
        let (line, too_long) = (source.line(), source.piece_too_long());
        let done = "reading ends here; what was read before is kept";
        let problem = if too_long {
            let expected = format!("at most {PIECE_BYTES_MAX} bytes");
            Problem::new(line, "a tag or text that is too long", &expected, done)
        } else {
            let why: String = why.chars().take(200).collect();
            Problem::new(line, format!("XML that is not sound: {why}"), "sound XML", done)
        };
        intake.problems.add(problem);
        intake.broken_off = true;
        self.ended = true;
    }
}

/// The sign a reference stands for: one by number, or one of XML's own five.
fn referred(name: &str, number: Option<Option<char>>) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => number.flatten(),
    }
}

fn opened(start: &BytesStart<'_>, line: u64, intake: &mut Intake<'_>) -> Node {
    let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
    let name = local(start.name().as_ref());
    let mut node = Node { name, line, ..Node::default() };
    // Without its own check that none comes twice, which takes the square of their number.
    for attribute in start.attributes().with_checks(false).take(ATTRIBUTES_MAX) {
        let Ok(attribute) = attribute else {
            let what = format!("an attribute of <{}>", node.name);
            intake.problem(line, what, "name=\"value\"", "it is left out");
            continue;
        };
        let key = local(attribute.key.as_ref());
        match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => node.attributes.push((key, value.into_owned())),
            Err(_) => {
                let what = format!("the attribute `{key}` of <{}> refers to an entity", node.name);
                intake.problem(line, what, "one of XML's own", "it is not expanded");
            }
        }
    }
    node
}
