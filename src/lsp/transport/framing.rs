//! Frames on a byte stream: a header block, a blank line, a body (Base Protocol, LSP 3.17).
//!
//! The reader is more lenient than the protocol: header names may be in any case, lines may end with or without `\r`, unknown
//! headers are ignored, and after garbage it looks for the next `Content-Length`. A body that is too long is skipped
//! without being allocated.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

/// The maximum length of a body: 512 MiB.
const MAX_BODY_BYTES: u64 = 512 << 20;

/// The maximum length of a header line. Anything longer is garbage.
const MAX_HEADER_LINE_BYTES: u64 = 4096;

const LENGTH: &str = "content-length";

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::lsp) enum Frame {
    /// The body of a message, not parsed yet.
    Body(Vec<u8>),
    /// Bytes that are no message and were skipped, and why.
    Garbage(&'static str),
}

/// Reads the next frame; `None` at the end of the stream, be it inside a message or between two.
///
/// # Errors
/// The stream cannot be read.
pub(in crate::lsp) async fn read_frame(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Frame>> {
    let mut length: Option<Result<u64, ()>> = None;
    let mut garbage = false;
    loop {
        let mut line = Vec::new();
        if (&mut *input).take(MAX_HEADER_LINE_BYTES).read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        let line = line.trim_ascii();
        if !line.is_empty() {
            match length_in(line) {
                Some(value) => length = Some(value),
                // A header is `Name: value`. Anything else is a body whose header was lost.
                None => garbage |= !line.contains(&b':') || line.starts_with(b"{"),
            }
            continue;
        }
        match length {
            Some(Ok(length)) if length <= MAX_BODY_BYTES => {
                let mut body = Vec::new();
                let read = (&mut *input).take(length).read_to_end(&mut body).await?;
                return Ok((read as u64 == length).then_some(Frame::Body(body)));
            }
            Some(Ok(length)) => {
                tokio::io::copy(&mut (&mut *input).take(length), &mut tokio::io::sink()).await?;
                return Ok(Some(Frame::Garbage("the message is too long")));
            }
            Some(Err(())) => return Ok(Some(Frame::Garbage("the Content-Length is not a number"))),
            None if garbage => return Ok(Some(Frame::Garbage("there is no Content-Length"))),
            // Blank lines between messages are harmless.
            None => {}
        }
    }
}

/// The value of a `Content-Length` header, wherever on the line it starts: garbage may come before it. `Some(Err(()))` if the
/// value is no number.
fn length_in(line: &[u8]) -> Option<Result<u64, ()>> {
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    let (_, value) = line.rsplit_once(LENGTH)?;
    let value = value.trim_start().strip_prefix(':')?;
    Some(value.trim().parse().map_err(drop))
}

/// The frame of a body.
pub(in crate::lsp) fn framed(body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn frames(bytes: &[u8]) -> Vec<Frame> {
        let mut input = tokio::io::BufReader::new(bytes);
        let mut found = Vec::new();
        while let Some(frame) = read_frame(&mut input).await.expect("a slice does not fail") {
            found.push(frame);
        }
        found
    }

    fn body(text: &str) -> Frame {
        Frame::Body(text.as_bytes().to_vec())
    }

    #[tokio::test]
    async fn headers_may_be_written_in_any_case_and_order() {
        let found = frames(b"content-length: 2\r\n\r\n{}CONTENT-TYPE: a/b\nContent-Length:3\n\n[1]").await;
        assert_eq!(found, [body("{}"), body("[1]")]);
    }

    #[tokio::test]
    async fn after_garbage_the_next_message_is_found() {
        let found = frames(b"{\"lost\":1}\r\n\r\nContent-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}").await;
        assert!(matches!(found[..], [Frame::Garbage(_), Frame::Garbage(_), Frame::Body(_)]), "{found:?}");
        assert_eq!(frames(b"{\"lost\":1}Content-Length: 2\r\n\r\n{}").await, [body("{}")]);
    }

    #[tokio::test]
    async fn a_length_that_no_client_can_mean_is_not_allocated() {
        let found = frames(b"Content-Length: 18446744073709551615\r\n\r\n{}").await;
        assert_eq!(found, [Frame::Garbage("the message is too long")]);
    }

    #[tokio::test]
    async fn a_message_cut_off_by_the_end_is_none() {
        assert_eq!(frames(b"Content-Length: 20\r\n\r\n{}").await, []);
        assert_eq!(frames(b"Content-Len").await, []);
    }

    #[tokio::test]
    async fn what_is_framed_is_read_again() {
        let found = frames(&[framed("文".as_bytes()), framed(b"")].concat()).await;
        assert_eq!(found, [body("文"), body("")]);
    }
}
