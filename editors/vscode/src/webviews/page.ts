// The frame of a page: one script and one style sheet of the extension's own, nothing else and nothing from elsewhere.

import { randomBytes } from "node:crypto";
import { env, Uri, type Webview, type WebviewOptions } from "vscode";

function folder(extension: Uri): Uri {
  return Uri.joinPath(extension, "dist", "web");
}

export function options(extension: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [folder(extension)] };
}

/** The page whose script is `name`. */
export function page(webview: Webview, extension: Uri, name: "map" | "apparatus", title: string): string {
  const nonce = randomBytes(16).toString("base64url");
  const file = (ending: string): string => webview.asWebviewUri(Uri.joinPath(folder(extension), `${name}.${ending}`)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${file("css")}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${file("js")}"></script>
</body>
</html>`;
}
