//! The JSON schema of the native format, for editors that check YAML and complete it.

/// The schema, as JSON (draft 2020-12).
pub const SCHEMA: &str = include_str!("../../glossary/glossary.schema.json");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::keys;
    use serde_json::Value;

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    #[test]
    fn the_schema_has_the_keys_that_the_reader_knows() {
        let schema = schema();
        for (pointer, known) in [
            ("", keys::FILE),
            ("/$defs/context", keys::CONTEXT),
            ("/$defs/term", keys::TERM),
            ("/$defs/block", keys::BLOCK),
            ("/$defs/aliasWithRules", keys::ALIAS),
            ("/$defs/discouragedWithRules", keys::DISCOURAGED),
            ("/$defs/scope", keys::SCOPE),
            ("/$defs/titledLink", keys::LINK),
        ] {
            let properties = schema.pointer(&format!("{pointer}/properties")).unwrap().as_object().unwrap();
            let mut described: Vec<&str> = properties.keys().map(String::as_str).collect();
            let mut known = known.to_vec();
            described.sort_unstable();
            known.sort_unstable();
            assert_eq!(described, known, "at {pointer}");
        }
        assert_eq!(schema["$defs"]["region"]["enum"], serde_json::json!(keys::REGIONS));
    }

    #[test]
    fn everything_that_is_referred_to_is_there() {
        fn check(value: &Value, schema: &Value) {
            if let Some(target) = value.get("$ref").and_then(Value::as_str) {
                assert!(schema.pointer(target.trim_start_matches('#')).is_some(), "{target}");
            }
            let items = value
                .as_array()
                .into_iter()
                .flatten()
                .chain(value.as_object().into_iter().flat_map(|o| o.values()));
            items.for_each(|item| check(item, schema));
        }
        check(&schema(), &schema());
    }

    #[test]
    fn every_key_is_described() {
        let schema = schema();
        let resolve = |value: &Value| {
            let target = value.get("$ref").and_then(Value::as_str).unwrap_or_default();
            schema.pointer(target.trim_start_matches('#')).cloned().unwrap_or_default()
        };
        for name in
            ["context", "term", "block", "aliasWithRules", "discouragedWithRules", "scope", "titledLink"]
        {
            for (key, value) in schema["$defs"][name]["properties"].as_object().unwrap() {
                let is_described =
                    value.get("description").is_some() || resolve(value).get("description").is_some();
                assert!(is_described, "{name}.{key}");
            }
        }
    }
}
