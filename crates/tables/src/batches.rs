//! Record batches from Parquet and Arrow files.
//!
//! What a file says about its own sizes is held against the size of the file before anything is
//! set aside for it. What is left: the header of one Parquet page can ask for up to 2 GiB.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::reader::{FileReader, FileReaderBuilder, read_footer_length};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::basic::Compression;

use crate::error::TablesError;
use crate::format::Format;
use crate::guard::guarded;

/// Ends an Arrow file: the length of its footer and six letters.
const ARROW_END_BYTES: u64 = 10;
/// How many rows are taken from Parquet at once.
const BATCH_ROWS: usize = 65_536;

/// An open file.
pub(crate) struct Batches {
    path: PathBuf,
    reader: Reader,
    schema: SchemaRef,
    /// What was read and not yet given out.
    rest: Option<RecordBatch>,
    /// Rows given out.
    row: u64,
    /// Rows of the whole file, as it says.
    rows: u64,
}

enum Reader {
    Parquet(Box<ParquetRecordBatchReader>),
    Arrow(Box<FileReader<BufReader<File>>>),
}

impl std::fmt::Debug for Batches {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batches").field("path", &self.path).field("row", &self.row).finish()
    }
}

impl Batches {
    /// Opens a file so that the first row given out is this one.
    pub(crate) fn open(path: &Path, format: Format, row: u64) -> Result<Self, TablesError> {
        let file = File::open(path).map_err(TablesError::file("open", path))?;
        match format {
            Format::Parquet => Self::parquet(path, file, row),
            _ => Self::arrow(path, file, row),
        }
    }

    fn parquet(path: &Path, file: File, row: u64) -> Result<Self, TablesError> {
        let bytes = file.metadata().map_err(TablesError::file("read", path))?.len();
        let wrong = |why| damaged(path, "Parquet", why);
        let metadata = guarded(|| {
            let options = ArrowReaderOptions::new();
            ArrowReaderMetadata::load(&file, options).map_err(|error| error.to_string())
        })
        .map_err(wrong)?;
        let rows = checked(&metadata, bytes, path)?;
        // Texts refer to the page they stand on: a long one that stands in many rows is there once.
        let schema = with_views(metadata.schema());
        let built = guarded(|| {
            let options = ArrowReaderOptions::new().with_schema(Arc::clone(&schema));
            let whole = Arc::clone(metadata.metadata());
            let metadata = ArrowReaderMetadata::try_new(whole, options);
            let metadata = metadata.map_err(|error| error.to_string())?;
            let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
            let builder = builder.with_batch_size(BATCH_ROWS).with_offset(row as usize);
            builder.build().map_err(|error| error.to_string())
        });
        let reader = Reader::Parquet(Box::new(built.map_err(wrong)?));
        let (path, rest) = (path.to_owned(), None);
        Ok(Self { path, reader, schema, rest, row, rows })
    }

    fn arrow(path: &Path, mut file: File, row: u64) -> Result<Self, TablesError> {
        let blocks =
            guarded(|| blocks_fit(&mut file)).map_err(|why| damaged(path, "Arrow", why))?;
        if let Some(codec) = blocks.codec {
            let instead = "without compression (compression=\"uncompressed\" in pyarrow)";
            return Err(TablesError::Compressed { codec, instead });
        }
        let reader = guarded(|| {
            let builder = FileReaderBuilder::new();
            builder.build(BufReader::new(file)).map_err(|error| error.to_string())
        });
        let reader = reader.map_err(|why| damaged(path, "Arrow", why))?;
        let schema = reader.schema();
        let reader = Reader::Arrow(Box::new(reader));
        let (path, rest) = (path.to_owned(), None);
        let mut batches = Self { path, reader, schema, rest, row: 0, rows: blocks.rows };
        while batches.row < row {
            let skipped = usize::try_from(row - batches.row).unwrap_or(usize::MAX);
            if batches.next(skipped.min(BATCH_ROWS))?.is_empty() {
                break;
            }
        }
        Ok(batches)
    }

    /// The columns.
    pub(crate) fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The row that comes next.
    pub(crate) fn row(&self) -> u64 {
        self.row
    }

    /// How many rows there are, as the file says.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// The next so many rows, fewer only at the end, in pieces.
    pub(crate) fn next(&mut self, rows_max: usize) -> Result<Vec<RecordBatch>, TablesError> {
        let mut pieces = Vec::new();
        let mut wanted = rows_max;
        while wanted > 0 {
            let batch = match self.rest.take() {
                Some(batch) => batch,
                None => match self.read()? {
                    Some(batch) => batch,
                    None => break,
                },
            };
            let taken = batch.num_rows().min(wanted);
            if taken < batch.num_rows() {
                self.rest = Some(batch.slice(taken, batch.num_rows() - taken));
            }
            if taken > 0 {
                pieces.push(batch.slice(0, taken));
            }
            wanted -= taken;
        }
        self.row += (rows_max - wanted) as u64;
        Ok(pieces)
    }

    fn read(&mut self) -> Result<Option<RecordBatch>, TablesError> {
        let (kind, batch) = match &mut self.reader {
            Reader::Parquet(reader) => (
                "Parquet",
                guarded(|| reader.next().transpose().map_err(|error| error.to_string())),
            ),
            Reader::Arrow(reader) => {
                ("Arrow", guarded(|| reader.next().transpose().map_err(|error| error.to_string())))
            }
        };
        let batch = batch.map_err(|why| damaged(&self.path, kind, why))?;
        match batch {
            Some(batch) if batch.num_columns() != self.schema.fields().len() => {
                Err(damaged(&self.path, kind, "a batch has other columns than the file".to_owned()))
            }
            batch => Ok(batch),
        }
    }
}

/// An error for a file that is not what its ending says.
fn damaged(path: &Path, kind: &'static str, why: String) -> TablesError {
    TablesError::Damaged { path: path.to_owned(), kind, why }
}

/// The same columns, with texts that are views.
fn with_views(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().map(|field| match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 => {
            field.as_ref().clone().with_data_type(DataType::Utf8View)
        }
        _ => field.as_ref().clone(),
    });
    Arc::new(Schema::new(fields.collect::<Vec<Field>>()).with_metadata(schema.metadata().clone()))
}

/// Holds what a Parquet file says about itself against its size; the number of its rows.
fn checked(metadata: &ArrowReaderMetadata, bytes: u64, path: &Path) -> Result<u64, TablesError> {
    let beyond = || damaged(path, "Parquet", "a column lies beyond the end of the file".to_owned());
    let mut rows = 0_u64;
    for group in metadata.metadata().row_groups() {
        rows = u64::try_from(group.num_rows())
            .ok()
            .and_then(|more| rows.checked_add(more))
            .ok_or_else(|| damaged(path, "Parquet", "it has less than no rows".to_owned()))?;
        for column in group.columns() {
            if !matches!(column.compression(), Compression::UNCOMPRESSED | Compression::SNAPPY) {
                let codec = column.compression().to_string().to_ascii_lowercase();
                let codec = codec.split('(').next().unwrap_or_default().to_owned();
                let instead = "with snappy or without compression (compression=\"snappy\" in \
                               pyarrow and pandas)";
                return Err(TablesError::Compressed { codec, instead });
            }
            let start = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
            let start = start.min(column.data_page_offset());
            let start = u64::try_from(start).map_err(|_| beyond())?;
            let len = u64::try_from(column.compressed_size()).map_err(|_| beyond())?;
            if start.checked_add(len).is_none_or(|end| end > bytes) {
                return Err(beyond());
            }
        }
    }
    Ok(rows)
}

/// What the blocks of an Arrow file say about themselves.
#[derive(Default)]
struct Blocks {
    codec: Option<String>,
    rows: u64,
}

/// Sees that all blocks of an Arrow file lie within it.
fn blocks_fit(file: &mut File) -> Result<Blocks, String> {
    let said = |error: std::io::Error| error.to_string();
    let bytes = file.seek(SeekFrom::End(0)).map_err(said)?;
    let read = |file: &mut File, from: u64, len: u64| {
        if from.checked_add(len).is_none_or(|end| end > bytes) {
            return Err("a part of it lies beyond its end".to_owned());
        }
        let mut part = Vec::new();
        file.seek(SeekFrom::Start(from)).map_err(said)?;
        file.take(len).read_to_end(&mut part).map_err(said)?;
        Ok(part)
    };
    let end = bytes.checked_sub(ARROW_END_BYTES).ok_or("it is too short")?;
    let end: Result<[u8; ARROW_END_BYTES as usize], _> =
        read(file, end, ARROW_END_BYTES)?.try_into();
    let footer = read_footer_length(end.map_err(|_| "it is too short")?);
    let footer = footer.map_err(|error| error.to_string())? as u64;
    let from = bytes.checked_sub(ARROW_END_BYTES + footer).ok_or("its footer is too long")?;
    let footer = read(file, from, footer)?;
    let footer = arrow_ipc::root_as_footer(&footer).map_err(|error| error.to_string())?;
    let blocks = [footer.dictionaries(), footer.recordBatches()];
    let mut found = Blocks::default();
    for block in blocks.iter().flatten().flat_map(|blocks| blocks.iter()) {
        let part = |number: i64| u64::try_from(number).map_err(|_| "a part has no length");
        let (offset, body) = (part(block.offset())?, part(block.bodyLength())?);
        let head = part(block.metaDataLength().into())?;
        let end = head.checked_add(body).and_then(|len| len.checked_add(offset));
        if end.is_none_or(|end| end > bytes) {
            return Err("a part of it lies beyond its end".to_owned());
        }
        found.add(&read(file, offset, head)?);
    }
    Ok(found)
}

impl Blocks {
    /// Adds what the head of a block says.
    fn add(&mut self, head: &[u8]) -> Option<()> {
        // Newer files begin a block with four bytes of ones and a length, older with the length.
        let skipped = if head.starts_with(&[0xff; 4]) { 8 } else { 4 };
        let message = arrow_ipc::root_as_message(head.get(skipped..)?).ok()?;
        let batch = match message.header_as_dictionary_batch() {
            Some(dictionary) => dictionary.data()?,
            None => {
                let batch = message.header_as_record_batch()?;
                self.rows = self.rows.saturating_add(u64::try_from(batch.length()).ok()?);
                batch
            }
        };
        let codec = batch.compression()?.codec().variant_name().unwrap_or("an unknown codec");
        self.codec = Some(codec.trim_end_matches("_FRAME").to_ascii_lowercase());
        Some(())
    }
}
