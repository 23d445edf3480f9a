//! A file of people, given out in pieces that are read elsewhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use programme::Programme;

use crate::arrow_in;
use crate::batches::Batches;
use crate::chunk::Chunk;
use crate::csv_in;
use crate::csv_rows::{CsvRows, Place, RawRows};
use crate::error::TablesError;
use crate::format::Format;
use crate::guard::guarded;
use crate::heading::Heading;
use crate::layout::Carried;

/// An open file.
pub(crate) struct Source {
    path: PathBuf,
    format: Format,
    kind: Kind,
    heading: Arc<Heading>,
    /// The number of the next piece.
    index: usize,
}

enum Kind {
    Csv(CsvRows),
    Batches(Box<Batches>),
}

/// Some rows, not yet looked into.
pub(crate) struct Piece {
    /// Its number.
    pub(crate) index: usize,
    /// Where the next one begins.
    pub(crate) after: Place,
    first_row: u64,
    raw: Raw,
    heading: Arc<Heading>,
}

enum Raw {
    Csv(RawRows),
    Batches(Vec<RecordBatch>, PathBuf),
}

impl Source {
    /// Opens a file and looks at its columns.
    pub(crate) fn open(
        path: &Path,
        format: Format,
        programme: &Programme,
        keep: &[String],
        pass_over: &[String],
    ) -> Result<Self, TablesError> {
        let (kind, heading) = if format == Format::Csv {
            let (rows, heading) = csv_in::open(path, programme, keep, pass_over)?;
            (Kind::Csv(rows), heading)
        } else {
            let batches = Batches::open(path, format, 0)?;
            let heading = arrow_in::heading(batches.schema(), programme, keep, pass_over)?;
            (Kind::Batches(Box::new(batches)), heading)
        };
        Ok(Self { path: path.to_owned(), format, kind, heading: Arc::new(heading), index: 0 })
    }

    /// The columns carried over.
    pub(crate) fn carried(&self) -> Vec<Carried> {
        let one = |at: &usize| Carried {
            name: self.heading.names[*at].clone(),
            whole: match &self.kind {
                Kind::Csv(_) => false,
                Kind::Batches(batches) => {
                    arrow_in::carried_whole(batches.schema().field(*at).data_type())
                }
            },
        };
        self.heading.carried.iter().map(one).collect()
    }

    /// Goes on behind so many pieces.
    pub(crate) fn seek(&mut self, place: Place, pieces: usize) -> Result<(), TablesError> {
        self.index = pieces;
        match &mut self.kind {
            Kind::Csv(rows) => rows.seek(place).map_err(TablesError::file("read", &self.path)),
            Kind::Batches(batches) => {
                **batches = Batches::open(&self.path, self.format, place.row)?;
                Ok(())
            }
        }
    }

    /// The next pieces, none at the end. Even a file without people has one.
    pub(crate) fn pieces(&mut self, count: usize, rows: usize) -> Result<Vec<Piece>, TablesError> {
        let mut pieces = Vec::new();
        while pieces.len() < count {
            let piece = self.piece(rows)?;
            if piece.is_empty() && piece.index > 0 {
                break;
            }
            self.index += 1;
            pieces.push(piece);
        }
        Ok(pieces)
    }

    fn piece(&mut self, rows_max: usize) -> Result<Piece, TablesError> {
        let (first_row, raw, after) = match &mut self.kind {
            Kind::Csv(rows) => {
                let first = rows.place().row;
                let raw = rows.next(rows_max).map_err(TablesError::file("read", &self.path))?;
                (first, Raw::Csv(raw), rows.place())
            }
            Kind::Batches(batches) => {
                let first = batches.row();
                let raw = Raw::Batches(batches.next(rows_max)?, self.path.clone());
                (first, raw, Place { byte: 0, line: 0, row: batches.row() })
            }
        };
        Ok(Piece { index: self.index, after, first_row, raw, heading: Arc::clone(&self.heading) })
    }

    /// How many rows there are: as the file says, or as the bytes read so far let expect.
    pub(crate) fn total(&self, here: Option<Place>, bytes: u64) -> u64 {
        match (&self.kind, here) {
            (Kind::Batches(batches), _) => batches.rows(),
            (Kind::Csv(_), Some(here)) => {
                let rows = u128::from(here.row) * u128::from(bytes) / u128::from(here.byte.max(1));
                u64::try_from(rows).unwrap_or(u64::MAX)
            }
            (Kind::Csv(_), None) => 0,
        }
    }
}

impl Piece {
    fn is_empty(&self) -> bool {
        match &self.raw {
            Raw::Csv(raw) => raw.rows.is_empty(),
            Raw::Batches(batches, _) => batches.is_empty(),
        }
    }

    /// Reads its cells.
    pub(crate) fn read(self, programme: &Programme) -> Result<Chunk, TablesError> {
        match &self.raw {
            Raw::Csv(raw) => csv_in::read(programme, &self.heading, raw, self.first_row),
            Raw::Batches(batches, path) => {
                let read = || Ok(arrow_in::read(programme, &self.heading, batches, self.first_row));
                guarded(read).map_err(|why| {
                    let kind = "Parquet or Arrow";
                    TablesError::Damaged { path: path.clone(), kind, why }
                })?
            }
        }
    }
}
