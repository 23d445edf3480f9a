//! Makes one file of the parts, in order.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write, copy};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_ipc::reader::FileReader;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{DataType, Schema};
use parquet::column::writer::ColumnCloseResult;
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader};
use parquet::file::writer::SerializedFileWriter;

use crate::arrow_out::{Dictionary, properties};
use crate::error::TablesError;
use crate::parts::Parts;

/// How one of our own parts could not be used.
fn unfit(error: impl std::fmt::Display) -> TablesError {
    TablesError::Layout { why: error.to_string() }
}

fn open(parts: &Parts, index: usize) -> Result<File, TablesError> {
    let path = parts.file(index, "part");
    File::open(&path).map_err(TablesError::file("read", &path))
}

/// Lines under a header: the rows, or all problems.
pub(crate) fn lines(
    parts: &Parts,
    count: usize,
    what: &str,
    header: &[u8],
    out: &mut File,
) -> Result<(), TablesError> {
    let path = parts.file(0, what);
    out.write_all(header).map_err(TablesError::file("write", &path))?;
    for index in 0..count {
        let path = parts.file(index, what);
        match File::open(&path) {
            Ok(mut part) => copy(&mut part, out).map_err(TablesError::file("join", &path))?,
            // A part without problems has no such file.
            Err(error) if what == "problems" && error.kind() == std::io::ErrorKind::NotFound => 0,
            Err(error) => return Err(TablesError::file("read", &path)(error)),
        };
    }
    Ok(())
}

/// Parquet: the columns are taken over as they lie, one group of rows a part.
pub(crate) fn parquet(parts: &Parts, count: usize, out: &mut File) -> Result<(), TablesError> {
    let (_, first) = parquet_part(parts, 0)?;
    let described = first.file_metadata();
    let properties = properties().set_key_value_metadata(described.key_value_metadata().cloned());
    let schema = described.schema_descr().root_schema_ptr();
    let writer = BufWriter::new(out);
    let mut writer = SerializedFileWriter::new(writer, schema, Arc::new(properties.build()));
    let writer = writer.as_mut().map_err(unfit)?;
    for index in 0..count {
        let (part, metadata) = parquet_part(parts, index)?;
        for (place, group) in metadata.row_groups().iter().enumerate() {
            let mut to = writer.next_row_group().map_err(unfit)?;
            for (at, column) in group.columns().iter().enumerate() {
                let pages = metadata.page_index();
                let column_index = pages.and_then(|pages| pages.column_index(place, at));
                let offset_index = pages.and_then(|pages| pages.offset_index(place, at));
                let taken = ColumnCloseResult {
                    bytes_written: u64::try_from(column.compressed_size()).map_err(unfit)?,
                    rows_written: u64::try_from(group.num_rows()).map_err(unfit)?,
                    metadata: column.clone(),
                    bloom_filter: None,
                    column_index: column_index.cloned(),
                    offset_index: offset_index.cloned(),
                };
                to.append_column(&part, taken).map_err(unfit)?;
            }
            to.close().map_err(unfit)?;
        }
    }
    writer.finish().map_err(unfit)?;
    writer.inner_mut().flush().map_err(unfit)
}

fn parquet_part(parts: &Parts, index: usize) -> Result<(File, ParquetMetaData), TablesError> {
    let part = open(parts, index)?;
    let reader = ParquetMetaDataReader::new().with_page_index_policy(PageIndexPolicy::Optional);
    let metadata = reader.parse_and_finish(&part).map_err(unfit)?;
    Ok((part, metadata))
}

/// Arrow: a dictionary is the same in a whole file, so those of all parts are made one.
pub(crate) fn arrow(parts: &Parts, count: usize, out: &mut File) -> Result<(), TablesError> {
    let schema = reader(parts, 0)?.schema();
    let mut whole = Whole::new(&schema);
    for index in 0..count {
        for batch in reader(parts, index)? {
            whole.meet(&batch.map_err(unfit)?);
        }
    }
    let whole: Vec<Option<(Keys, Arc<StringArray>)>> = whole.finish();
    let mut writer = FileWriter::try_new_buffered(out, &schema).map_err(unfit)?;
    for index in 0..count {
        for batch in reader(parts, index)? {
            let batch = batch.map_err(unfit)?;
            let columns = batch.columns().iter().zip(&whole).map(|(column, whole)| match whole {
                Some((keys, texts)) => rekeyed(column, keys, texts),
                None => Ok(Arc::clone(column)),
            });
            let columns = columns.collect::<Result<_, _>>()?;
            let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(unfit)?;
            writer.write(&batch).map_err(unfit)?;
        }
    }
    writer.finish().map_err(unfit)?;
    writer.get_mut().flush().map_err(unfit)
}

fn reader(parts: &Parts, index: usize) -> Result<FileReader<BufReader<File>>, TablesError> {
    FileReader::try_new_buffered(open(parts, index)?, None).map_err(unfit)
}

/// The dictionaries of a whole file, for each column that has one.
struct Whole(Vec<Option<Dictionary>>);

type Keys = std::collections::BTreeMap<String, i32>;

impl Whole {
    fn new(schema: &Schema) -> Self {
        let has = |kind: &DataType| matches!(kind, DataType::Dictionary(..));
        let fields = schema.fields().iter();
        Self(fields.map(|field| has(field.data_type()).then(Dictionary::default)).collect())
    }

    fn meet(&mut self, batch: &RecordBatch) {
        for (dictionary, column) in self.0.iter_mut().zip(batch.columns()) {
            let Some(dictionary) = dictionary else { continue };
            let texts = column.as_dictionary::<Int32Type>().values().as_string::<i32>();
            for text in texts.iter().flatten() {
                dictionary.key(text.to_owned());
            }
        }
    }

    fn finish(self) -> Vec<Option<(Keys, Arc<StringArray>)>> {
        let one = |dictionary: Dictionary| {
            let (keys, texts) = dictionary.finish_with_keys();
            (keys, Arc::new(texts))
        };
        self.0.into_iter().map(|dictionary| dictionary.map(one)).collect()
    }
}

/// A column with the places of its texts in another dictionary.
fn rekeyed(
    column: &ArrayRef,
    keys: &Keys,
    texts: &Arc<StringArray>,
) -> Result<ArrayRef, TablesError> {
    let column = column.as_dictionary::<Int32Type>();
    let values = column.values().as_string::<i32>();
    let places: Vec<Option<i32>> = values.iter().map(|text| keys.get(text?).copied()).collect();
    let of = |key: Option<i32>| *places.get(usize::try_from(key?).ok()?)?;
    let moved = column.keys().iter().map(of).collect();
    let texts: ArrayRef = Arc::<StringArray>::clone(texts);
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(moved, texts).map_err(unfit)?))
}
