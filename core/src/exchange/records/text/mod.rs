//! Texts: revisions that name their parents, and the merge of concurrent ones for the eye.
//!
//! A revision holds the whole text as its author left it. One last revision: its text is the text. Several: [`view`]
//! merges them. The merge is never stored; whoever edits it makes a revision with all heads as parents.
//!
//! **Merge version 1.** Promises: the view depends on the set of revisions alone; no word vanishes that somebody
//! wrote and nobody deleted; what several devices did alike stands once; of what contradicts itself both passages stand,
//! one after the other, and [`TextView::conflicts`] says where. It does not: judge meaning, normalise Unicode, or find
//! moved passages. `docs/merge.md` specifies it, `tests/vectors/records/merge-v1.json` has its golden vectors.
//!
//! Read in this order: `token` (words), `sentence`, `diff` (what changed from a base), `hunk` (which changes of two
//! sides collide), `merged` (a text that remembers contradictions), `three_way` (one text of base and two sides), `history` (bases and heads), `view`.

mod diff;
mod history;
mod hunk;
mod merged;
mod sentence;
mod three_way;
mod token;
mod view;

pub use three_way::merge;
pub use view::{Conflict, MERGE_VERSION, Passage, TextView, view};
