//! The page that explains a document, written into the user's cache folder so that any editor can open it.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use tower_lsp_server::jsonrpc::{Error, Result};

use super::commands::failed;
use super::session::Session;
use super::terms::Snapshot;
use super::uri;
use crate::disk;
use crate::features::Reader;
use crate::features::page::{Subject, page};
use crate::messages::Learning;

/// Writes the page. Returns its URI.
pub(super) async fn write(session: &Arc<Session>, document: String) -> Result<String> {
    let name = file_name(&document);
    let Some(snapshot) = session.snapshot(&document).await else {
        return Err(failed(session, &Learning::CannotExplain { file: name }));
    };
    let writer = Arc::clone(session);
    let written = tokio::task::spawn_blocking(move || writer.write_page(&name, &snapshot)).await;
    written.map_err(|_| Error::internal_error())?.map_err(|message| failed(session, &message))
}

impl Session {
    fn write_page(&self, name: &str, snapshot: &Snapshot) -> std::result::Result<String, Learning> {
        let Snapshot { uri, analysis, .. } = snapshot;
        let undefined = self.undefined(uri, analysis).into_iter();
        let undefined: Vec<_> = undefined.map(|found| (found.range, found.message)).collect();
        let link = uri::to_path(uri).map(|path| uri::from_path(&path));
        let subject = Subject { name, uri: link.as_deref(), undefined: &undefined };
        let reader = Reader { language: self.reader(uri, true).language, markdown: true };
        let text = page(analysis, &subject, &reader, &|glossary, place| self.places.link(glossary, place));
        let folder = self.places.cache().ok_or(Learning::NoCacheFolder)?.join("explained");
        let path = folder.join(page_name(name, uri));
        disk::replace(&path, text.as_bytes()).map_err(|error| Learning::CannotWrite {
            path: path.display().to_string(),
            reason: error.to_string(),
        })?;
        Ok(uri::from_path(&path))
    }
}

/// The document's name without its folders.
fn file_name(uri: &str) -> String {
    let name = uri::name_of(uri);
    name.rsplit(['/', '\\']).next().unwrap_or(&name).to_owned()
}

/// One page a document, under a name that every file system takes and that people recognise among their tabs.
fn page_name(name: &str, document: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let plain: String = name.chars().take(50).map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut hasher = DefaultHasher::new();
    uri::key(document).hash(&mut hasher);
    format!("{plain}-{:08x}.md", hasher.finish() as u32)
}
