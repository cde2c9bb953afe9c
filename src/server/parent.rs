//! The editor's process: when it is gone without having said so, the server goes too.

use std::time::Duration;

/// How often to look.
const INTERVAL: Duration = Duration::from_secs(5);

/// Watches the process `id`, if it is visible: an editor outside our container has an id that means another process here, or none.
#[cfg(target_os = "linux")]
pub(super) fn watch(id: Option<i32>) {
    let Some(id) = id.and_then(|id| u32::try_from(id).ok()) else { return };
    let process = std::path::PathBuf::from(format!("/proc/{id}"));
    if !process.exists() {
        return;
    }
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(INTERVAL).await;
            if !process.exists() {
                tracing::warn!("the editor is gone");
                std::process::exit(1);
            }
        }
    });
}

/// Elsewhere the end of standard input has to do.
#[cfg(not(target_os = "linux"))]
pub(super) fn watch(_: Option<i32>) {}
