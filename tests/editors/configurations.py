"""configurations.py PROGRAM: what is written for editors that no test can drive: it parses, has what the editor's project says that
it must have and nothing that it does not know, and the command it names is a server that answers."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

project = Path(__file__).resolve().parents[2]
editors = project / "editors"
program = str(Path(sys.argv[1]).resolve())
version = tomllib.loads((project / "Cargo.toml").read_text())["package"]["version"]
passed = failed = 0


def it(name, test):
    global passed, failed
    try:
        test()
        passed += 1
        print(f"   ok      {name}")
    except Exception as problem:
        failed += 1
        print(f"   FAILED  {name}: {problem!r}")


def same(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"


def message(content):
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def answers(command):
    """Whether a command, its program replaced by the one that is tested, is a server."""
    assert re.fullmatch(r"variorum(\.exe)?", command[0]), command
    said = [
        {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    run = subprocess.run([program, *command[1:]], input=b"".join(map(message, said)), capture_output=True, timeout=60)
    assert b'"hoverProvider"' in run.stdout and run.returncode == 0, run


def sublime():
    """LSP 2.13, docs/src/client_configuration.md and the schema `sublime://settings/LSP`."""
    server = json.loads((editors / "sublime/LanguageServers.sublime-settings").read_text())["variorum"]
    assert {"enabled", "command", "selector"} <= server.keys()
    assert server.keys() <= {"enabled", "command", "selector", "env", "settings", "initialization_options", "diagnostics_mode", "syntax_map"}
    same(server["enabled"], True)
    same(server["diagnostics_mode"], "workspace")
    assert all(re.fullmatch(r"[a-z.]+", scope.strip()) for scope in server["selector"].split("|"))
    answers(server["command"])


def jetbrains():
    """LSP4IJ, docs/UserDefinedLanguageServerTemplate.md and LanguageServerTemplateDeserializer."""
    template = json.loads((editors / "jetbrains/template.json").read_text())
    assert template.keys() <= {"id", "name", "programArgs", "fileTypeMappings", "languageMappings", "expandConfiguration", "workingDir"}
    assert template["id"] and template["name"]
    for mapping in template["fileTypeMappings"]:
        same(mapping.keys(), {"fileType", "languageId"})
        assert mapping["fileType"]["name"] and all(pattern.startswith("*.") for pattern in mapping["fileType"]["patterns"])
    same({mapping["languageId"] for mapping in template["fileTypeMappings"]}, {"markdown", "html", "plaintext"})
    for command in template["programArgs"].values():
        answers(command.split())


def zed():
    """Zed, docs/extensions/developing-extensions and docs/extensions/languages."""
    manifest = tomllib.loads((editors / "zed/extension.toml").read_text())
    assert {"id", "name", "version", "schema_version", "authors", "description"} <= manifest.keys()
    same(manifest["schema_version"], 1)
    same(manifest["version"], version)
    assert re.fullmatch(r"[a-z-]+", manifest["id"]) and "zed" not in manifest["id"] and "extension" not in manifest["id"]
    (server,) = manifest["language_servers"].values()
    same(set(server["languages"]), set(server["language_ids"]))
    same(set(server["language_ids"].values()), {"markdown", "html", "plaintext"})
    package = tomllib.loads((editors / "zed/Cargo.toml").read_text())
    same(package["lib"]["crate-type"], ["cdylib"])
    same(package["package"]["version"], version)
    source = (editors / "zed/src/lib.rs").read_text()
    assert "register_extension!" in source
    answers(["variorum", *re.findall(r'vec!\["(\w+)"', source)])


def helix():
    languages = tomllib.loads((editors / "helix/languages.toml").read_text())
    server = languages["language-server"]["variorum"]
    assert all(language["roots"] == ["variorum.toml"] for language in languages["language"])
    answers([server["command"], *server["args"]])


def mason():
    """Mason's registry-schema, package.schema.json and components/sources/github/release.json; assets are those of the workflow."""
    run = subprocess.run([project / ".ci/mason-package", "someone/variorum"], capture_output=True, text=True, check=True)
    text = run.stdout
    keys = re.findall(r"^(\w+):", text, re.M)
    same(keys, ["name", "description", "homepage", "licenses", "languages", "categories", "source", "bin"])
    assert f"id: pkg:github/someone/variorum@v{version}\n" in text
    platforms = re.findall(r"- target: (\w+)\n      file: variorum-\{\{ version \| strip_prefix \"v\" \}\}-([\w-]+)\.(tar\.gz|zip)\n"
                           r"      bin: variorum-\{\{ version \| strip_prefix \"v\" \}\}-([\w-]+)/variorum(\.exe)?\n", text)
    workflow = (project / ".github/workflows/release.yml").read_text()
    same({target for _, target, _, _, _ in platforms}, set(re.findall(r"target: ([\w-]+),", workflow)))
    for platform, target, ending, folder, suffix in platforms:
        same(folder, target)
        same((ending, suffix), ("zip", ".exe") if platform.startswith("win") else ("tar.gz", ""))


def told():
    """Each editor has its page, and the table of docs/editors.md or the README leads to it."""
    for ending in ("md", "zh-CN.md"):
        readme = (project / f"README.{ending}").read_text()
        for folder in editors.iterdir():
            pages = [f"README.{ending}", "README.md"]
            page = next(page for page in pages if (folder / page).exists())
            assert f"editors/{folder.name}/{page}" in readme, (folder, page)


it("Sublime Text: what LSP wants, and a server", sublime)
it("JetBrains: what LSP4IJ wants, and a server", jetbrains)
it("Zed: what an extension has to have, and a server", zed)
it("Helix: the command is a server", helix)
it("Mason: what its registry wants, for each archive of a release", mason)
it("each editor has its page, and the READMEs lead to it", told)
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
