//! The preflight reads bytes that were damaged or made to break it.

use lopdf::{Document, Object, dictionary};
use nenpyo::verify::{Unreadable, preflight};

use crate::output::build_event;
use crate::preflight::{breaks, broken, element, first, saved, sound};

/// Numbers that look random, the same in every run.
fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    }
}

#[test]
fn damaged_bytes_never_break_it() {
    let small = build_event("見本").pdf.expect("a PDF");
    for end in (0..small.len()).step_by(small.len() / 60) {
        let _ = preflight(&small[..end]);
        let _ = preflight(&[&small[..end], b"\n%%EOF\n"].concat());
    }
    let loose = saved(Document::load_mem(&small).expect("sound"));
    for (seed, bytes) in (0..200).map(|seed| (seed, if seed % 2 == 0 { &small } else { &loose })) {
        let mut next = random(seed + 1);
        let mut bytes = bytes.clone();
        for _ in 0..=next(12) {
            let at = next(bytes.len());
            match next(3) {
                0 => bytes[at] = next(256) as u8,
                1 => _ = bytes.drain(at..bytes.len().min(at + next(40))),
                _ => {
                    _ = bytes
                        .splice(at..at, (0..next(40)).map(|n| b"<<[(/9 0R>)"[n % 11]))
                        .count()
                }
            }
        }
        let _ = preflight(&bytes);
    }
    let mut next = random(7);
    let noise: Vec<u8> = (0..10_000).map(|_| next(256) as u8).collect();
    let _ = preflight(&[b"%PDF-1.7\n", &noise[..], b"startxref\n20\n%%EOF\n"].concat());
}

#[test]
fn circles_and_depth_in_the_structure_tree_end() {
    breaks("ISO 32000-1, 14.7.2", "holds itself", |doc| {
        let id = first(doc, |dict| {
            dict.get(b"S")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"Sect")
        });
        doc.get_dictionary_mut(id).expect("a section").set("K", id);
    });
    breaks("ISO 32000-1, 14.7.2", "parent (P)", |doc| {
        let mut below = doc.add_object(dictionary! { "S" => "P" });
        for _ in 0..50_000 {
            below = doc.add_object(dictionary! { "S" => "Sect", "K" => below });
        }
        element(doc, "Document").set("K", below);
    });
    let found = broken(|doc| {
        let root = first(doc, |dict| dict.has(b"ParentTree"));
        let kids = doc.add_object(dictionary! {});
        doc.get_dictionary_mut(kids)
            .expect("a node")
            .set("Kids", vec![kids.into()]);
        doc.get_dictionary_mut(root)
            .expect("the root")
            .set("ParentTree", kids);
        doc.get_dictionary_mut(root)
            .expect("the root")
            .set("IDTree", kids);
    });
    assert!(!found.is_empty());
}

#[test]
fn what_would_call_itself_without_end_is_refused() {
    // The length of the only object stream lies in that stream.
    let object =
        "1 0 obj <</Type/ObjStm/N 1/First 4/Length 5 0 R>>\nstream\n5 0 9\nendstream endobj\n";
    let file = format!(
        "%PDF-1.7\n{object}xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 2>>\n\
        startxref\n84\n%%EOF\n"
    );
    assert!(matches!(
        preflight(file.as_bytes()),
        Err(Unreadable::Broken(_))
    ));
    let deep = |open: &str, close: &str| {
        format!(
            "%PDF-1.7\n1 0 obj {}{} endobj\nstartxref\n9\n%%EOF\n",
            open.repeat(100_000),
            close.repeat(100_000)
        )
    };
    for (open, close) in [("[", "]"), ("<</A", ">>"), ("(", ")"), ("<</W[", "")] {
        assert!(preflight(deep(open, close).as_bytes()).is_err(), "{open}");
    }
}

#[test]
fn what_is_no_pdf_is_said_in_words() {
    assert_eq!(preflight(b""), Err(Unreadable::NotPdf));
    assert_eq!(preflight(b"nenpyo: 1\n"), Err(Unreadable::NotPdf));
    assert_eq!(
        preflight(&sound()[..sound().len() / 2]),
        Err(Unreadable::Truncated)
    );
    assert!(matches!(
        preflight(b"%PDF-1.7\nstartxref\n0\n%%EOF\n"),
        Err(Unreadable::Broken(_))
    ));
}

/// Something that stands nowhere in a sound file, or leads somewhere else.
fn odd(next: &mut impl FnMut(usize) -> usize, objects: usize) -> Object {
    match next(8) {
        0 => Object::Null,
        1 => Object::Integer([-1, 0, 1, 70_000, i64::MIN, i64::MAX][next(6)]),
        2 => Object::Array(vec![
            Object::Reference((next(objects) as u32 + 1, 0));
            next(4)
        ]),
        3 => Object::Name(b"P".to_vec()),
        4 => Object::string_literal(vec![0xfe, 0xff, 0xd8]),
        5 => Object::Dictionary(
            dictionary! { "Kids" => vec![Object::Reference((next(objects) as u32 + 1, 0))] },
        ),
        _ => Object::Reference((next(objects) as u32 + 1, 0)),
    }
}

#[test]
fn objects_that_lead_anywhere_never_break_it() {
    let small = build_event("見本").pdf.expect("a PDF");
    let sound = Document::load_mem(&small).expect("sound");
    for seed in 0..300 {
        let mut doc = sound.clone();
        let mut next = random(seed);
        for _ in 0..=next(10) {
            let id = *doc
                .objects
                .keys()
                .nth(next(doc.objects.len()))
                .expect("an object");
            let object = odd(&mut next, doc.objects.len());
            match doc.objects.get_mut(&id) {
                Some(Object::Dictionary(dict)) if !dict.is_empty() => {
                    let key = dict
                        .iter()
                        .nth(next(dict.len()))
                        .map(|(key, _)| key.clone())
                        .expect("a key");
                    dict.set(key, object);
                }
                Some(Object::Array(items)) if !items.is_empty() => {
                    let place = next(items.len());
                    items[place] = object;
                }
                Some(other) => *other = object,
                None => {}
            }
        }
        let _ = preflight(&saved(doc));
    }
}
