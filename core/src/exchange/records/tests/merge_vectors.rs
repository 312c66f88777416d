//! The golden vectors of the merge: `tests/vectors/records/merge-v1.json` at the root of the repository.
//!
//! A revision is named by one lower-case letter, its device, and a number. `at` is the wall part of its clock.

use serde_json::{Value as Json, json};

use super::{id, op};
use crate::exchange::records::text::{MERGE_VERSION, TextView, view};
use crate::exchange::records::{Op, Value};
use crate::foundation::types::OpId;

const VECTORS: &str = include_str!("../../../../../tests/vectors/records/merge-v1.json");

fn revision(name: &str) -> OpId {
    let (device, seq) = name.split_at(1);
    id(device.as_bytes()[0], seq.parse().expect("a number"))
}

fn name(id: &OpId) -> String {
    format!("{}{}", char::from(id.device.as_bytes()[0]), id.seq)
}

fn read(case: &Json) -> Vec<Op> {
    let text = |json: &Json| json.as_str().expect("a text").to_owned();
    let one = |json: &Json| {
        let parents = json["parents"].as_array().expect("parents");
        let parents: Vec<OpId> = parents.iter().map(|name| revision(&text(name))).collect();
        let at = json["at"].as_i64().expect("a time");
        op(
            revision(&text(&json["id"])),
            at,
            "body",
            Value::Revise(text(&json["text"])),
            &parents,
        )
    };
    case["revisions"]
        .as_array()
        .expect("revisions")
        .iter()
        .map(one)
        .collect()
}

fn write(view: &TextView) -> Json {
    let heads = |heads: &[OpId]| heads.iter().map(name).collect::<Vec<_>>();
    let conflicts: Vec<Json> = view
        .conflicts
        .iter()
        .map(|conflict| {
            let passages = conflict.passages.iter().map(|passage| {
                let text = view.text.get(passage.range.clone()).expect("whole characters");
                json!({ "start": passage.range.start, "text": text, "heads": heads(&passage.heads) })
            });
            json!({
                "start": conflict.range.start,
                "end": conflict.range.end,
                "passages": passages.collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "text": view.text, "heads": heads(&view.heads), "merged": view.merged, "conflicts": conflicts })
}

#[test]
fn every_view_is_golden() {
    let vectors: Json = serde_json::from_str(VECTORS).expect("JSON");
    assert_eq!(vectors["merge_version"], json!(MERGE_VERSION));
    let cases = vectors["cases"].as_array().expect("cases");
    assert!(cases.len() >= 15);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let mut ops = read(case);
            let seen = write(&view(&ops));
            ops.reverse();
            assert_eq!(seen, write(&view(&ops)), "another order");
            let text = serde_json::to_string_pretty(&seen).expect("JSON");
            (seen != case["view"]).then(|| format!("{}: {text}", case["name"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
