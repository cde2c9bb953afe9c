//! The tokens of programming languages that no table can describe.

pub(super) mod assignment;
pub(super) mod batch;
pub(super) mod chars;
pub(super) mod dash;
pub(super) mod docstring;
pub(super) mod heredoc;
pub(super) mod interpolation;
pub(super) mod long_bracket;
pub(super) mod make;
pub(super) mod perl;
pub(super) mod php;
pub(super) mod raw_string;
pub(super) mod regex;
#[cfg(test)]
mod tests;
pub(super) mod vim;
