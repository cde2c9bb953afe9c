//! The team's settings file, and settings as editors send them: what cannot be used is reported, in its place.

#![no_main]

use glossator::settings::Settings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut settings = Settings::default();
    for problem in settings.overlay_toml(text) {
        assert!(problem.range.is_none_or(|range| text.get(range).is_some()));
    }
    if let Ok(value) = serde_json::from_str(text) {
        let _ = settings.overlay(&value);
    }
});
