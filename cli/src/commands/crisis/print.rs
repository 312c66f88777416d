//! `crisis print`.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use kith::companion::Paper;
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};

use crate::commands::found;
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::words;

pub(super) fn print(
    session: &Session,
    [html, pdf]: [Option<PathBuf>; 2],
    region: Option<&str>,
    form: Form,
) -> Result<()> {
    let companion = session.unlocked()?;
    let minutes_east = chrono::Local::now().offset().local_minus_utc() / 60;
    let mut written = Vec::new();
    for (paper, file) in [(Paper::Html, html), (Paper::Pdf, pdf)] {
        let Some(file) = file else { continue };
        let mut place = new_file(&file)?;
        let printed = companion.crisis().print(paper, region, &show::locale(), minutes_east);
        let printed = found(printed, "there is no plan yet: write one with kith crisis edit --file");
        let kept = printed.and_then(|printed| {
            let done = place.write_all(&printed).and_then(|()| place.sync_all());
            done.map_err(|_| Error::new(Code::Storage, "the file cannot be written"))?;
            Ok(printed)
        });
        let printed = kept.inspect_err(|_| std::fs::remove_file(&file).unwrap_or_default())?;
        written.push(json!({ "form": paper.as_str(), "bytes": printed.len() }));
    }
    form.answer(&Value::Array(written), |_| words().crisis.printed.clone());
    Ok(())
}

/// A new file that nobody else may read. One that is there is not written over.
fn new_file(file: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::new(Code::AlreadyExists, "this file is there already: name another"),
        _ => Error::new(Code::Storage, "the file cannot be written there"),
    })
}
