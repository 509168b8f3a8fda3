//! What printpdf does not write: fonts, links, destinations, outline, metadata, the identifier.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::extras::Extras;
use super::file::{self, Objects, Packed, deflated};
use super::fonts::{Program, Usage};
use super::marks::{LinkMark, Marks};
use super::metadata::xmp;
use super::picture::PICTURE;
use super::string::{date, text};
use super::tags::{self, Leaf};
use super::{attachment, colour, link};
use crate::document::{TOOL, TagTree};
use crate::layout::{Book, Meta, OutlineEntry};
use crate::model::Sides;

/// A page as it goes into the file.
pub(super) struct Sheet<'l> {
    /// Its boxes.
    pub dict: &'l Dictionary,
    /// Its content in order, as places in the list of streams.
    pub contents: Vec<usize>,
    /// What it holds beside that.
    pub marks: Cow<'l, Marks>,
}

/// Fonts with their programs.
#[derive(Clone, Copy)]
pub(super) struct Fonts<'l, 'f> {
    /// The fonts.
    pub usage: &'l Usage<'f>,
    /// The cut program of each.
    pub programs: &'l [Program],
}

/// What a file is made of.
pub(super) struct Parts<'l, 'f> {
    /// The pages.
    pub sheets: Vec<Sheet<'l>>,
    /// The content streams; pages may share them.
    pub streams: Vec<&'l Stream>,
    /// The picture of a logo.
    pub picture: Option<&'l Stream>,
    /// The fonts of all copies.
    pub fonts: Fonts<'l, 'f>,
    /// The fonts of this copy alone. They come last, so that all copies have the same numbers
    /// before them.
    pub own: Option<Fonts<'l, 'f>>,
    /// What copies have in common.
    pub packed: Option<&'l Packed>,
}

/// Writes the file: catalog and pages, their content, fonts, structure, outline, metadata.
pub(super) fn write(
    book: &Book,
    tree: &TagTree,
    parts: &Parts<'_, '_>,
    extras: Extras<'_>,
) -> Vec<u8> {
    let mut objects = Objects::default();
    let (root, parent) = (objects.reserve(), objects.reserve());
    let pages: Vec<ObjectId> = parts.sheets.iter().map(|_| objects.reserve()).collect();
    let mut fonts = Dictionary::new();
    parts
        .fonts
        .usage
        .write(&mut objects, parts.fonts.programs, &mut fonts);
    let resources = objects.reserve();
    let mut streams: Vec<Option<ObjectId>> = vec![None; parts.streams.len()];
    let mut structure = Vec::with_capacity(pages.len());
    let mut key = pages.len() as i64;
    for (number, (page, sheet)) in pages.iter().zip(&parts.sheets).enumerate() {
        let (mut dict, marks) = (sheet.dict.clone(), &*sheet.marks);
        dict.set("Parent", Object::Reference(parent));
        dict.set("Resources", Object::Reference(resources));
        let mut content = |place: &usize| {
            let id =
                streams[*place].get_or_insert_with(|| objects.add(parts.streams[*place].clone()));
            Object::Reference(*id)
        };
        dict.set(
            "Contents",
            match &sheet.contents[..] {
                [only] => content(only),
                several => Object::Array(several.iter().map(content).collect()),
            },
        );
        dict.set("StructParents", number as i64);
        dict.set("Tabs", "S");
        let annotations = annotations(&mut objects, &marks.links, book, &mut key);
        if !annotations.is_empty() {
            dict.set(
                "Annots",
                annotations
                    .iter()
                    .map(|id| Object::Reference(*id))
                    .collect::<Vec<_>>(),
            );
        }
        structure.push(Leaf {
            page: *page,
            marks,
            annotations,
        });
        objects.set(*page, dict);
    }
    let mut tree_of_pages = Dictionary::from_iter([
        ("Type", Object::from("Pages")),
        ("Count", Object::from(pages.len() as i64)),
    ]);
    tree_of_pages.set(
        "Kids",
        pages
            .iter()
            .map(|page| Object::Reference(*page))
            .collect::<Vec<_>>(),
    );
    objects.set(parent, tree_of_pages);
    let mut catalog = Dictionary::from_iter([
        ("Type", Object::from("Catalog")),
        ("Pages", Object::Reference(parent)),
    ]);
    catalog.set(
        "StructTreeRoot",
        Object::Reference(tags::write(&mut objects, tree, book, &structure)),
    );
    let mut names =
        Dictionary::from_iter([("Dests", destinations(&mut objects, &pages, &parts.sheets))]);
    if let Some(yaml) = extras.timeline {
        attachment::attach(
            &mut objects,
            &mut catalog,
            &mut names,
            &book.meta,
            yaml,
            parts.packed,
        );
    }
    catalog.set("Names", names);
    describe(&mut objects, &mut catalog, book, extras);
    objects.set(root, catalog);
    let info = information(&mut objects, &book.meta);
    if let Some(own) = parts.own {
        own.usage.write(&mut objects, own.programs, &mut fonts);
    }
    let mut named = Dictionary::from_iter([("Font", Object::Dictionary(fonts))]);
    if let Some(picture) = parts.picture {
        let picture = objects.add(picture.clone());
        named.set(
            "XObject",
            Dictionary::from_iter([(PICTURE, Object::Reference(picture))]),
        );
    }
    objects.set(resources, named);
    file::write(&objects, root, info, parts.packed)
}

/// What the catalog says of the whole document.
fn describe(objects: &mut Objects, catalog: &mut Dictionary, book: &Book, extras: Extras<'_>) {
    let meta = &book.meta;
    catalog.set(
        "MarkInfo",
        Dictionary::from_iter([("Marked", Object::Boolean(true))]),
    );
    catalog.set("Lang", text(meta.lang.tag()));
    let mut viewer = Dictionary::from_iter([
        ("DisplayDocTitle", Object::Boolean(true)),
        ("PrintScaling", "None".into()),
    ]);
    if let Some(sides) = meta.sides {
        viewer.set(
            "Duplex",
            match sides {
                Sides::Duplex if meta.folded => "DuplexFlipShortEdge",
                Sides::Duplex => "DuplexFlipLongEdge",
                Sides::Simplex => "Simplex",
            },
        );
    }
    catalog.set("ViewerPreferences", viewer);
    catalog.set("PageLayout", "SinglePage");
    let decimal = Object::Dictionary(Dictionary::from_iter([("S", Object::from("D"))]));
    catalog.set(
        "PageLabels",
        Dictionary::from_iter([("Nums", Object::Array(vec![0.into(), decimal]))]),
    );
    if !book.outline.is_empty() {
        catalog.set(
            "Outlines",
            Object::Reference(write_outline(objects, &book.outline)),
        );
        catalog.set("PageMode", "UseOutlines");
    }
    catalog.set("OutputIntents", Object::Array(vec![output_intent(objects)]));
    catalog.set(
        "Metadata",
        Object::Reference(metadata(objects, meta, extras)),
    );
}

/// The profile is the same in every file.
static PROFILE: LazyLock<Stream> = LazyLock::new(|| {
    deflated(
        Dictionary::from_iter([("N", Object::from(3))]),
        &colour::srgb(),
    )
});

/// What the colours of the pages mean (ISO 19005-2, 6.2.3).
fn output_intent(objects: &mut Objects) -> Object {
    let mut intent = Dictionary::from_iter([
        ("Type", Object::from("OutputIntent")),
        ("S", Object::from("GTS_PDFA1")),
    ]);
    for key in ["OutputConditionIdentifier", "Info"] {
        intent.set(key, text("sRGB IEC61966-2.1"));
    }
    intent.set(
        "DestOutputProfile",
        Object::Reference(objects.add(PROFILE.clone())),
    );
    Object::Dictionary(intent)
}

/// The metadata stream: not compressed, so that those who know no PDF find it (ISO 19005-2,
/// 6.6.2.1).
fn metadata(objects: &mut Objects, meta: &Meta, extras: Extras<'_>) -> ObjectId {
    let dict = Dictionary::from_iter([
        ("Type", Object::from("Metadata")),
        ("Subtype", Object::from("XML")),
    ]);
    objects.add(Stream::new(dict, xmp(meta, extras).into_bytes()))
}

fn information(objects: &mut Objects, meta: &Meta) -> ObjectId {
    let day = date(meta);
    let mut info = Dictionary::new();
    info.set("Title", text(&meta.title));
    if let Some(author) = &meta.author {
        info.set("Author", text(author));
    }
    for (key, value) in [
        ("Creator", TOOL),
        ("Producer", TOOL),
        ("CreationDate", &day),
        ("ModDate", &day),
    ] {
        info.set(key, text(value));
    }
    objects.add(info)
}

/// The named destinations, in order of their names (ISO 32000-1, 12.3.2.3).
fn destinations(objects: &mut Objects, pages: &[ObjectId], sheets: &[Sheet<'_>]) -> Object {
    let mut places: BTreeMap<String, Object> = BTreeMap::new();
    for (page, sheet) in pages.iter().zip(sheets) {
        for (dest, y) in &sheet.marks.anchors {
            let place = vec![
                Object::Reference(*page),
                "XYZ".into(),
                Object::Null,
                Object::Real(*y),
                Object::Null,
            ];
            places.entry(dest.name()).or_insert(Object::Array(place));
        }
    }
    let names = places
        .into_iter()
        .flat_map(|(name, place)| [text(&name), place])
        .collect();
    Object::Reference(objects.add(Dictionary::from_iter([("Names", Object::Array(names))])))
}

/// The annotations of a page's links; `key` is the next one of the parent tree.
fn annotations(
    objects: &mut Objects,
    links: &[LinkMark],
    book: &Book,
    key: &mut i64,
) -> Vec<ObjectId> {
    let mut annotation = |mark: &LinkMark| {
        let mut dict = link::annotation(mark, book);
        dict.set("StructParent", *key);
        *key += 1;
        objects.add(dict)
    };
    links.iter().map(&mut annotation).collect()
}

fn write_outline(objects: &mut Objects, entries: &[OutlineEntry]) -> ObjectId {
    let root = objects.reserve();
    let mut dict = Dictionary::from_iter([("Type", Object::from("Outlines"))]);
    if let Some((first, last, count)) = write_level(objects, entries, root) {
        dict.set("First", Object::Reference(first));
        dict.set("Last", Object::Reference(last));
        dict.set("Count", count);
    }
    objects.set(root, dict);
    root
}

/// Writes entries of one level and those below; gives the first, the last and how many there are in
/// all.
fn write_level(
    objects: &mut Objects,
    entries: &[OutlineEntry],
    parent: ObjectId,
) -> Option<(ObjectId, ObjectId, i64)> {
    let ids: Vec<ObjectId> = entries.iter().map(|_| objects.reserve()).collect();
    let mut count = ids.len() as i64;
    for (i, entry) in entries.iter().enumerate() {
        let mut dict = Dictionary::new();
        dict.set("Title", text(&entry.title));
        dict.set("Parent", Object::Reference(parent));
        dict.set("Dest", text(&entry.dest.name()));
        if i > 0 {
            dict.set("Prev", Object::Reference(ids[i - 1]));
        }
        if let Some(next) = ids.get(i + 1) {
            dict.set("Next", Object::Reference(*next));
        }
        if let Some((first, last, below)) = write_level(objects, &entry.below, ids[i]) {
            dict.set("First", Object::Reference(first));
            dict.set("Last", Object::Reference(last));
            dict.set("Count", below);
            count += below;
        }
        objects.set(ids[i], dict);
    }
    Some((*ids.first()?, *ids.last()?, count))
}
