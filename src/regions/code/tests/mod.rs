//! Comments and strings, language by language.

mod programs;
mod scripts;
