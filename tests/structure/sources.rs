//! The sources of `src/` as trees of modules, items and paths, tests left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Item, UseTree, Visibility};

/// A path to a module or an item, from the crate's root: `["text", "span", "ByteSpan"]`.
pub(crate) type ItemPath = Vec<String>;

/// A file of `src/`.
pub(crate) struct SourceFile {
    /// Its path below `src/`, with `/`.
    pub(crate) path: String,
    /// The module that it is.
    pub(crate) module: ItemPath,
    /// The types that it defines: structs, enums, traits, unions and aliases.
    pub(crate) types: Vec<String>,
    /// Everything that it defines under a name of its own.
    pub(crate) items: Vec<String>,
    /// The constants that it defines.
    pub(crate) constants: Vec<String>,
    /// The functions that it defines, those of types included.
    pub(crate) functions: Vec<String>,
    /// The modules below it of which the platform decides which is compiled.
    pub(crate) platform_modules: Vec<String>,
    /// What it imports.
    pub(crate) imports: Vec<Import>,
    /// Every path that it names besides, as it is written: `["super", "span", "ByteSpan"]`.
    pub(crate) paths: Vec<ItemPath>,
}

/// One name that a `use` brings in.
pub(crate) struct Import {
    /// The path as it is written.
    pub(crate) path: ItemPath,
    /// The name that it is known by: the last of the path, or what comes after `as`; `*` for a glob.
    pub(crate) name: String,
    /// Whether others can import it from here.
    pub(crate) is_public: bool,
}

/// All files of `src/` but those that hold tests, by their paths.
///
/// # Panics
/// If a file cannot be read, or is no Rust.
pub(crate) fn read_sources() -> BTreeMap<String, SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths
        .iter()
        .map(|path| read_source(&root, path))
        .filter(|file| !is_test(&file.path))
        .map(|f| (f.path.clone(), f))
        .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Whether a file holds nothing but tests, by its name: `tests.rs`, `disk_tests/errors.rs`, `fixture.rs`.
fn is_test(path: &str) -> bool {
    let mut parts = path.trim_end_matches(".rs").split('/');
    parts.any(|part| part == "tests" || part.ends_with("_tests") || part == "fixture")
}

fn read_source(root: &Path, path: &Path) -> SourceFile {
    let name = path.strip_prefix(root).expect("a file below the root").to_str().expect("UTF-8").replace('\\', "/");
    let mut module: ItemPath = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib")) {
        module.pop();
    }
    let text = fs::read_to_string(path).expect("a readable source");
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut source = SourceFile {
        path: name,
        module,
        types: Vec::new(),
        items: Vec::new(),
        constants: Vec::new(),
        functions: Vec::new(),
        platform_modules: Vec::new(),
        imports: Vec::new(),
        paths: Vec::new(),
    };
    source.visit_file(&file);
    source
}

impl<'ast> Visit<'ast> for SourceFile {
    fn visit_item(&mut self, item: &'ast Item) {
        if attributes(item).iter().any(is_cfg_test) {
            return;
        }
        if let Item::Mod(module) = item
            && module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg") && !names_feature(attribute))
        {
            self.platform_modules.push(module.ident.to_string());
        }
        if let Some(name) = name_of(item) {
            self.items.push(name.clone());
            match item {
                Item::Struct(_) | Item::Enum(_) | Item::Trait(_) | Item::Type(_) | Item::Union(_) => {
                    self.types.push(name);
                }
                Item::Const(_) | Item::Static(_) => self.constants.push(name),
                _ => {}
            }
        }
        if let Item::Use(import) = item {
            let is_public = !matches!(import.vis, Visibility::Inherited);
            add_imports(&import.tree, &mut Vec::new(), is_public, &mut self.imports);
            return;
        }
        visit::visit_item(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.functions.push(signature.ident.to_string());
        visit::visit_signature(self, signature);
    }

    fn visit_impl_item_const(&mut self, constant: &'ast syn::ImplItemConst) {
        self.constants.push(constant.ident.to_string());
        visit::visit_impl_item_const(self, constant);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    /// What stands in a macro is no tree, but the paths in it can be read off its tokens.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        add_paths(call.tokens.clone(), &mut self.paths);
        visit::visit_macro(self, call);
    }

    /// `pub(in crate::seed)` names a module and does not depend on it.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an attribute keeps an item for tests: `#[cfg(test)]`, `#[cfg(any(test, …))]`.
fn is_cfg_test(attribute: &syn::Attribute) -> bool {
    let mut names_test = false;
    if attribute.path().is_ident("cfg")
        && let syn::Meta::List(list) = &attribute.meta
    {
        let written = list.tokens.to_string();
        names_test = written == "test" || (written.starts_with("any") && written.contains("test"));
    }
    names_test
}

fn names_feature(attribute: &syn::Attribute) -> bool {
    matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string().contains("feature"))
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

fn add_imports(tree: &UseTree, before: &mut ItemPath, is_public: bool, imports: &mut Vec<Import>) {
    let depth = before.len();
    let mut add = |before: &ItemPath, name: String| imports.push(Import { path: before.clone(), name, is_public });
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            add_imports(&path.tree, before, is_public, imports);
        }
        UseTree::Name(name) if name.ident == "self" => add(before, before.last().cloned().unwrap_or_default()),
        UseTree::Name(name) => {
            before.push(name.ident.to_string());
            add(before, name.ident.to_string());
        }
        UseTree::Rename(rename) => {
            if rename.ident != "self" {
                before.push(rename.ident.to_string());
            }
            add(before, rename.rename.to_string());
        }
        UseTree::Glob(_) => add(before, "*".to_owned()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| add_imports(tree, before, is_public, imports)),
    }
    before.truncate(depth);
}

/// Adds the paths of two or more names in the tokens of a macro.
fn add_paths(tokens: proc_macro2::TokenStream, paths: &mut Vec<ItemPath>) {
    use proc_macro2::TokenTree;
    let mut path = ItemPath::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    paths.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                    path.clear();
                }
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() && colons < 2 => colons += 1,
            other => {
                if let TokenTree::Group(group) = other {
                    add_paths(group.stream(), paths);
                }
                paths.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                path.clear();
                colons = 0;
            }
        }
    }
    paths.extend((path.len() > 1).then_some(path));
}
