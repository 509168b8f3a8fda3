//! Text of files → placed values → typed records.
//!
//! One reader serves all: YAML, and a CSV table (`csv`), becomes a tree whose every node knows its
//! line and column (`yaml`); records are declared once (`record!`) and from that declaration come
//! the type, the reader that collects every mistake, the list of known keys and the JSON Schema.
//! Scalars stay text until a field of the format types them, so `1.10`, `no` and `2020` never
//! become something else.

mod csv;
mod decode;
mod encode;
mod file;
mod layout;
mod record;
mod ruby;
mod schema;
mod suggest;
mod yaml;

pub use csv::table;
pub use decode::{Cx, Decode, Keyword, document};
pub(crate) use decode::{decode_keyword, keyword_schema};
pub use encode::{Encode, Written};
pub use file::{Files, SourceFile};
pub use record::{Leaf, LeafMut, Listed, Ref, RefTo, Walk, key_of};
pub(crate) use record::{decode_id, described, id_schema, keywords, record};
pub use schema::{Defs, Json, Schema};
pub use suggest::nearest;
pub use yaml::{Key, MAX_BYTES, Node, Value, parse};
