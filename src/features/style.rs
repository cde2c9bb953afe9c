//! The style in which an identifier is written, so that a completion goes on in it.

/// How the words of an identifier are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `loadBalancer`
    Camel,
    /// `LoadBalancer`
    Pascal,
    /// `load_balancer`
    Snake,
    /// `LOAD_BALANCER`
    Constant,
    /// `load-balancer`
    Kebab,
}

impl Style {
    /// The style of what has been typed so far; small letters alone are the start of `fallback`.
    pub fn of(prefix: &str, fallback: Self) -> Self {
        let has_lower = prefix.chars().any(char::is_lowercase);
        let starts_upper = prefix.chars().next().is_some_and(char::is_uppercase);
        let has_inner_upper = prefix.chars().skip(1).any(char::is_uppercase);
        if prefix.contains('_') {
            return if has_lower { Self::Snake } else { Self::Constant };
        }
        match (prefix.contains('-'), starts_upper, has_inner_upper, has_lower) {
            (true, ..) => Self::Kebab,
            (_, true, true, false) => Self::Constant,
            (_, true, ..) => Self::Pascal,
            (_, false, true, _) => Self::Camel,
            _ => fallback,
        }
    }

    /// `words` in this style.
    pub fn join(self, words: &[&str]) -> String {
        let lower = |word: &&str| word.to_lowercase();
        match self {
            Self::Snake => words.iter().map(lower).collect::<Vec<_>>().join("_"),
            Self::Constant => words.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>().join("_"),
            Self::Kebab => words.iter().map(lower).collect::<Vec<_>>().join("-"),
            Self::Pascal => words.iter().map(|word| capitalized(word)).collect(),
            Self::Camel => {
                let mut words = words.iter();
                let first = words.next().map(lower).unwrap_or_default();
                first + &words.map(|word| capitalized(word)).collect::<String>()
            }
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_goes_on_in_its_own_style() {
        let check = |prefix: &str, expected: &str| {
            assert_eq!(Style::of(prefix, Style::Camel).join(&["load", "balancer"]), expected, "{prefix}");
        };
        check("loadB", "loadBalancer");
        check("LoadB", "LoadBalancer");
        check("load_", "load_balancer");
        check("LOAD_", "LOAD_BALANCER");
        check("load-", "load-balancer");
        check("lo", "loadBalancer");
    }
}
