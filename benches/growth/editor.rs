//! An editor that talks to the server in this process.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};

/// Opens a seed, sends the requests of an editor about places in it and about the document, and closes it.
pub(crate) fn ask_everything(folder: &Path, seed: &Path) -> std::io::Result<()> {
    run(async |editor: &mut Editor| {
        editor.begin(folder).await?;
        let text = fs::read_to_string(seed)?;
        let uri = uri_of(seed);
        editor.open(&uri, &text).await?;
        editor.until(|message| is_diagnosed(message, &uri, 1)).await?;
        let document = json!({ "uri": uri });
        let lines = text.lines().count();
        let middle = text.lines().nth(lines / 2).unwrap_or_default().encode_utf16().count() / 2;
        let places = [(0, 0), (lines / 2, middle), (lines, 0)];
        for (line, character) in places {
            let position = json!({ "line": line, "character": character });
            for method in ["hover", "definition", "references", "documentHighlight", "completion"] {
                let params = json!({ "textDocument": document, "position": position, "context": { "includeDeclaration": true } });
                editor.ask(&format!("textDocument/{method}"), &params).await?;
            }
            let params = json!({ "textDocument": document, "positions": [position] });
            editor.ask("textDocument/selectionRange", &params).await?;
        }
        let everything = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": lines, "character": 0 } });
        let params = json!({ "textDocument": document, "range": everything, "context": { "diagnostics": [] } });
        for method in [
            "codeAction",
            "codeLens",
            "documentLink",
            "documentSymbol",
            "foldingRange",
            "inlayHint",
            "semanticTokens/full",
        ] {
            editor.ask(&format!("textDocument/{method}"), &params).await?;
        }
        editor.notify("textDocument/didClose", &json!({ "textDocument": document })).await
    })
}

/// Opens all seeds of a folder, edits each, closes all but one, and edits that once more.
pub(crate) fn open_many(folder: &Path) -> std::io::Result<()> {
    run(async |editor: &mut Editor| {
        editor.begin(folder).await?;
        let files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
        let mut seeds: Vec<_> =
            files.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
        seeds.sort();
        let uris: Vec<String> = seeds.iter().map(|seed| uri_of(seed)).collect();
        for (seed, uri) in seeds.iter().zip(&uris) {
            editor.open(uri, &fs::read_to_string(seed)?).await?;
            editor.until(|message| is_diagnosed(message, uri, 1)).await?;
        }
        for uri in &uris {
            editor.edit(uri, 2).await?;
        }
        let Some((last, others)) = uris.split_last() else { return Ok(()) };
        for uri in others {
            editor.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } })).await?;
        }
        editor.edit(last, 3).await
    })
}

fn is_diagnosed(message: &Value, uri: &str, version: i32) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
        && message["params"]["uri"] == uri
        && message["params"]["version"] == version
}

fn uri_of(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn run(session: impl AsyncFnOnce(&mut Editor) -> std::io::Result<()>) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(variorum::lsp::serve(input, output));
        let (reader, writer) = tokio::io::split(ours);
        let mut editor = Editor { reader: BufReader::new(reader), writer, asked: 0 };
        session(&mut editor).await?;
        drop(editor);
        server.await.map_err(std::io::Error::other)?.map(drop)
    })
}

struct Editor {
    reader: BufReader<ReadHalf<DuplexStream>>,
    writer: WriteHalf<DuplexStream>,
    asked: u64,
}

impl Editor {
    /// Opens a folder and waits until it is indexed.
    async fn begin(&mut self, folder: &Path) -> std::io::Result<()> {
        let capabilities = json!({ "workspace": { "codeLens": { "refreshSupport": true } } });
        let folders = json!([{ "uri": uri_of(folder), "name": "growth" }]);
        self.ask("initialize", &json!({ "capabilities": capabilities, "workspaceFolders": folders })).await?;
        self.notify("initialized", &json!({})).await?;
        self.until(|message| message["method"] == "workspace/codeLens/refresh").await
    }

    async fn open(&mut self, uri: &str, text: &str) -> std::io::Result<()> {
        let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document })).await
    }

    /// Inserts a word at the beginning and waits for the findings of that version.
    async fn edit(&mut self, uri: &str, version: i32) -> std::io::Result<()> {
        let start = json!({ "line": 0, "character": 0 });
        let change = json!({ "range": { "start": start, "end": start }, "text": "渡口" });
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": [change] })).await?;
        self.until(|message| is_diagnosed(message, uri, version)).await
    }

    async fn notify(&mut self, method: &str, params: &Value) -> std::io::Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await
    }

    async fn ask(&mut self, method: &str, params: &Value) -> std::io::Result<()> {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })).await?;
        self.until(|message| message["id"] == id && message["method"].is_null()).await
    }

    async fn send(&mut self, message: &Value) -> std::io::Result<()> {
        let body = message.to_string();
        self.writer.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await
    }

    /// Reads messages until the expected one arrives, and answers the server's requests.
    async fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> std::io::Result<()> {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                if self.reader.read_line(&mut line).await? == 0 {
                    return Err(std::io::Error::other("the server has ended"));
                }
                if line.trim().is_empty() {
                    break;
                }
                let stated = line.strip_prefix("Content-Length:").and_then(|stated| stated.trim().parse().ok());
                length = stated.unwrap_or(length);
            }
            let mut body = vec![0; length];
            self.reader.read_exact(&mut body).await?;
            let message: Value = serde_json::from_slice(&body)?;
            if message["method"].is_string() && !message["id"].is_null() {
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null })).await?;
            }
            if is_it(&message) {
                return Ok(());
            }
        }
    }
}
