//! The preferred spelling in place of another: in one place, or wherever the file has one that is not to be used.

use super::Replacement;
use crate::analysis::{Analysis, Finding};
use crate::features::replacement::replacement;

/// The preferred spelling in the place of `finding`; `None` if there is none, or none that fits.
pub fn here(analysis: &Analysis, finding: &Finding) -> Option<Replacement> {
    let text = replacement(finding, &analysis.text[finding.range()], &analysis.lexicon)?;
    Some(Replacement { range: finding.range(), text })
}

/// The same for all findings in the file that `wants` takes.
pub fn everywhere(analysis: &Analysis, wants: impl Fn(&Finding) -> bool) -> Vec<Replacement> {
    let wanted = analysis.findings.iter().filter(|finding| wants(finding));
    wanted.filter_map(|finding| here(analysis, finding)).collect()
}
