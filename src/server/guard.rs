//! A shell around the service: a panic answers its request with an error and harms nothing else, and the end of the session is noted.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tower_lsp_server::jsonrpc::{Error, Request, Response};
use tower_service::Service;

use super::logging;

/// How the session ended, as far as the exit code depends on it.
#[derive(Clone, Default)]
pub(super) struct Ending {
    shut_down: Arc<AtomicBool>,
    exited: Arc<AtomicBool>,
    input_ended: Arc<AtomicBool>,
}

impl Ending {
    fn has_begun(&self) -> bool {
        self.exited.load(Ordering::Relaxed) || self.shut_down.load(Ordering::Relaxed)
    }

    /// Notes that there is no more input.
    pub(super) fn end_input(&self) {
        self.input_ended.store(true, Ordering::Relaxed);
    }

    /// Whether `exit` came without `shutdown`, for which the protocol wants exit code 1, or the framework has given up on the input
    /// since a message was not one. The end of input alone is a normal end.
    pub(super) fn is_abrupt(&self) -> bool {
        let expected = if self.exited.load(Ordering::Relaxed) { &self.shut_down } else { &self.input_ended };
        !expected.load(Ordering::Relaxed)
    }
}

/// The service `inner`, guarded.
pub(super) struct Guard<S> {
    pub(super) inner: S,
    pub(super) ending: Ending,
}

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match request.method() {
            "shutdown" => self.ending.shut_down.store(true, Ordering::Relaxed),
            "exit" => self.ending.exited.store(true, Ordering::Relaxed),
            _ => {}
        }
        if self.ending.has_begun() {
            logging::end();
        }
        let id = request.id().cloned();
        let method = request.method().to_owned();
        let answer = AssertUnwindSafe(self.inner.call(request)).catch_unwind();
        Box::pin(async move {
            match answer.await {
                // The framework drops what begins with `$/`; a request must be answered all the same (LSP 3.17, “$ Notifications and Requests”).
                Ok(Ok(None)) => Ok(id.map(|id| Response::from_error(id, Error::method_not_found()))),
                Ok(answer) => answer,
                Err(panic) => {
                    let reason = reason(panic.as_ref());
                    tracing::error!("{method} failed: {reason}");
                    let error = Error {
                        message: format!("glossator failed on {method}: {reason}").into(),
                        ..Error::internal_error()
                    };
                    Ok(id.map(|id| Response::from_error(id, error)))
                }
            }
        })
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown reason")
}
