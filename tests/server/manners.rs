//! What every session is held to, whatever its test is about: the server sends nothing that the client has not said it takes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::wire::{From, Message};

/// Stands for the id of an answer to something that was not a message.
pub(crate) const NO_ID: i64 = -1;

/// Fails on the first message of the server's that should not have been sent.
pub(crate) fn check(traffic: &[Message], capabilities: &Value, seen_errors: &BTreeSet<i64>) {
    let mut session =
        Session { capabilities, asked: BTreeMap::new(), answered: BTreeSet::new(), tokens: BTreeSet::new() };
    for Message { from, body } in traffic {
        match from {
            From::Client => session.note(body),
            From::Server => session.check(body, seen_errors),
        }
    }
    let open: Vec<_> = session.asked.iter().filter(|(id, _)| !session.answered.contains(id)).collect();
    assert!(open.is_empty(), "requests without an answer: {open:?}");
}

struct Session<'c> {
    capabilities: &'c Value,
    /// Methods of the client's requests, by id.
    asked: BTreeMap<i64, String>,
    answered: BTreeSet<i64>,
    /// Progress tokens that may be used.
    tokens: BTreeSet<String>,
}

impl Session<'_> {
    fn can(&self, path: &str) -> bool {
        self.capabilities.pointer(path) == Some(&Value::Bool(true))
    }

    fn note(&mut self, body: &Value) {
        if let (Some(id), Some(method)) = (body["id"].as_i64(), body["method"].as_str()) {
            self.asked.insert(id, method.to_owned());
        }
        for token in ["workDoneToken", "partialResultToken"] {
            self.tokens.extend(body["params"].get(token).map(ToString::to_string));
        }
    }

    fn check(&mut self, body: &Value, seen_errors: &BTreeSet<i64>) {
        assert_eq!(body["jsonrpc"], "2.0", "{body}");
        match (body.get("method").and_then(Value::as_str), body.get("id")) {
            (Some(method), Some(_)) => self.check_request(method, &body["params"]),
            (Some(method), None) => self.check_notification(method, &body["params"]),
            (None, Some(id)) => self.check_answer(id, body, seen_errors),
            (None, None) => panic!("neither a request nor an answer: {body}"),
        }
    }

    fn check_request(&mut self, method: &str, params: &Value) {
        let is_taken = match method {
            "workspace/configuration" => self.can("/workspace/configuration"),
            "client/registerCapability" => {
                let registrations = params["registrations"].as_array().unwrap();
                registrations
                    .iter()
                    .all(|registration| self.takes_registration(registration["method"].as_str().unwrap()))
            }
            "window/workDoneProgress/create" => {
                self.tokens.insert(params["token"].to_string());
                self.can("/window/workDoneProgress")
            }
            "workspace/applyEdit" => self.can("/workspace/applyEdit"),
            "window/showDocument" => self.can("/window/showDocument/support"),
            "workspace/inlayHint/refresh" => self.can("/workspace/inlayHint/refreshSupport"),
            "workspace/diagnostic/refresh" => self.can("/workspace/diagnostics/refreshSupport"),
            _ => false,
        };
        assert!(is_taken, "the client does not take {method}: {params}");
    }

    fn takes_registration(&self, method: &str) -> bool {
        self.can(&format!("/{method}/dynamicRegistration"))
    }

    fn check_notification(&self, method: &str, params: &Value) {
        match method {
            "window/logMessage" | "window/showMessage" => {}
            "glossator/changed" => {
                assert!(self.can("/experimental/glossatorChanged"), "the client asks for no terms");
            }
            "textDocument/publishDiagnostics" => {
                let pulls = self.capabilities.pointer("/textDocument/diagnostic").is_some();
                assert!(!pulls, "the client asks for diagnostics: {params}");
                params["diagnostics"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .for_each(|found| self.check_diagnostic(found));
            }
            "$/progress" => assert!(
                self.tokens.contains(&params["token"].to_string()),
                "nobody made this token: {params}"
            ),
            _ => panic!("no client asked for {method}: {params}"),
        }
    }

    fn check_answer(&mut self, id: &Value, body: &Value, seen_errors: &BTreeSet<i64>) {
        let Some(id) = id.as_i64() else {
            assert!(id.is_null() && seen_errors.contains(&NO_ID), "an answer to nothing: {body}");
            return;
        };
        let method = self.asked.get(&id).unwrap_or_else(|| panic!("nobody asked: {body}")).clone();
        assert!(self.answered.insert(id), "a second answer to {method}: {body}");
        assert!(body.get("error").is_none() || seen_errors.contains(&id), "{method} failed: {body}");
        if let Some(result) = body.get("result").filter(|result| !result.is_null()) {
            self.check_result(&method, result);
        }
    }

    fn check_result(&self, method: &str, result: &Value) {
        match method {
            "textDocument/hover" => {
                self.check_markup(&result["contents"], "/textDocument/hover/contentFormat");
            }
            "textDocument/definition" => {
                let is_link = result[0].get("targetUri").is_some();
                assert!(
                    !is_link || self.can("/textDocument/definition/linkSupport"),
                    "links for a client without them: {result}"
                );
            }
            "textDocument/documentLink" => {
                let has_tooltips =
                    result.as_array().unwrap().iter().any(|link| link.get("tooltip").is_some());
                assert!(
                    !has_tooltips || self.can("/textDocument/documentLink/tooltipSupport"),
                    "tooltips for a client without them: {result}"
                );
            }
            "textDocument/documentSymbol" => {
                let is_nested = result[0].get("selectionRange").is_some();
                let is_taken = self.can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport");
                assert!(!is_nested || is_taken, "nested symbols for a client without them: {result}");
            }
            "textDocument/completion" => {
                let items = result.get("items").unwrap_or(result).as_array().unwrap();
                assert!(result.get("itemDefaults").is_none(), "defaults that nobody asked for");
                for item in items {
                    self.check_item(item);
                }
            }
            "completionItem/resolve" => self.check_item(result),
            "textDocument/codeAction" => {
                result.as_array().unwrap().iter().for_each(|action| self.check_action(action));
            }
            "textDocument/diagnostic" => {
                for diagnostic in result["items"].as_array().into_iter().flatten() {
                    self.check_diagnostic(diagnostic);
                }
            }
            _ => {}
        }
    }

    fn check_action(&self, action: &Value) {
        let code_action = "/textDocument/codeAction";
        let literals = self.capabilities.pointer(&format!("{code_action}/codeActionLiteralSupport"));
        assert!(literals.is_some() || action["command"].is_string(), "not a command: {action}");
        let preferred = self.can(&format!("{code_action}/isPreferredSupport"));
        assert!(preferred || action.get("isPreferred").is_none(), "marks for a client without: {action}");
        let has_versions = self.can("/workspace/workspaceEdit/documentChanges");
        let changes = &action["edit"]["documentChanges"];
        assert!(changes.is_null() || has_versions, "versions for a client without: {action}");
        let operations = self.capabilities.pointer("/workspace/workspaceEdit/resourceOperations");
        let may_create = operations.is_some_and(|known| known.to_string().contains("create"));
        let creates =
            changes.as_array().is_some_and(|changes| changes.iter().any(|change| change["kind"] == "create"));
        assert!(!creates || may_create, "a new file for a client that makes none: {action}");
    }

    fn check_diagnostic(&self, diagnostic: &Value) {
        let takes = |path: &str| {
            let known = ["/textDocument/diagnostic", "/textDocument/publishDiagnostics"];
            known.iter().any(|of| self.can(&format!("{of}/{path}")))
        };
        let tags = self.capabilities.pointer("/textDocument/publishDiagnostics/tagSupport").is_some()
            || self.capabilities.pointer("/textDocument/diagnostic/tagSupport").is_some();
        for (key, is_taken) in [
            ("relatedInformation", takes("relatedInformation")),
            ("codeDescription", takes("codeDescriptionSupport")),
            ("data", takes("dataSupport")),
            ("tags", tags),
        ] {
            assert!(is_taken || diagnostic.get(key).is_none(), "{key} for a client without: {diagnostic}");
        }
    }

    fn check_item(&self, item: &Value) {
        let snippets = self.can("/textDocument/completion/completionItem/snippetSupport");
        assert!(item["insertTextFormat"] != 2 || snippets, "a snippet for a client without them: {item}");
        let insert_replace = self.can("/textDocument/completion/completionItem/insertReplaceSupport");
        assert!(
            item["textEdit"].get("insert").is_none() || insert_replace,
            "an edit of a kind that the client does not know: {item}"
        );
        if item["documentation"].is_object() {
            self.check_markup(
                &item["documentation"],
                "/textDocument/completion/completionItem/documentationFormat",
            );
        }
    }

    fn check_markup(&self, markup: &Value, formats: &str) {
        let formats = self.capabilities.pointer(formats).and_then(Value::as_array);
        if let Some(formats) = formats {
            assert!(formats.contains(&markup["kind"]), "the client takes {formats:?}, not {markup}");
        }
    }
}
