//! Which file depends on which, with re-exports looked through: who imports `corpus::Snapshot` depends on the file that
//! defines it, not on the one that passes it on.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{ItemPath, SourceFile};

/// The dependencies among the files of `src/`, by their paths: of each file, the files that it depends on and by which names.
pub(crate) type Imports = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Works out all dependencies.
pub(crate) fn imports_of(sources: &BTreeMap<String, SourceFile>) -> Imports {
    let by_module = sources.values().map(|file| (file.module.clone(), file)).collect();
    let crate_tree = CrateTree { by_module };
    sources.values().map(|file| (file.path.clone(), crate_tree.imports_of_file(file))).collect()
}

struct CrateTree<'a> {
    by_module: BTreeMap<ItemPath, &'a SourceFile>,
}

/// The paths from the crate's root that a file imports or names, however it writes them. What it names by an import is
/// looked up among its imports; modules below it are left out.
pub(crate) fn absolute_paths(file: &SourceFile) -> Vec<ItemPath> {
    let alone = CrateTree { by_module: BTreeMap::new() };
    let imports = || file.imports.iter().filter_map(|import| alone.absolute(file, &import.path));
    let by_import = |path: &ItemPath| {
        let (first, rest) = path.split_first()?;
        let import = file.imports.iter().find(|import| import.name == *first)?;
        Some([alone.absolute(file, &import.path)?, rest.to_vec()].concat())
    };
    let named = file.paths.iter().filter_map(|path| alone.absolute(file, path).or_else(|| by_import(path)));
    imports().chain(named).collect()
}

/// What a path leads to.
enum Target<'a> {
    Module,
    /// An item, and the file that defines it.
    Item(&'a SourceFile, String),
}

impl<'a> CrateTree<'a> {
    fn imports_of_file(&self, file: &'a SourceFile) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut add = |path: &[String]| {
            if let Some(Target::Item(target, name)) = self.resolve(path, 0).filter(|_| !path.is_empty())
                && target.path != file.path
            {
                found.entry(target.path.clone()).or_default().insert(name);
            }
        };
        for import in &file.imports {
            // What is only passed on is not used here, unless it is named below.
            let is_named = || file.paths.iter().any(|path| path.first() == Some(&import.name));
            if import.name != "*"
                && (!import.is_public || is_named())
                && let Some(path) = self.absolute(file, &import.path)
            {
                add(&path);
            }
        }
        for path in file.paths.iter().filter(|path| path.len() > 1) {
            let absolute = self.absolute(file, path).or_else(|| {
                let (first, rest) = path.split_first()?;
                let import = file.imports.iter().find(|import| import.name == *first)?;
                Some([self.absolute(file, &import.path)?, rest.to_vec()].concat())
            });
            if let Some(absolute) = absolute {
                add(&absolute);
            }
        }
        found
    }

    /// A path from the crate's root; `None` if it leads out of the crate, or begins with something that is imported.
    fn absolute(&self, file: &SourceFile, path: &[String]) -> Option<ItemPath> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([&file.module, rest].concat()),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                let base = file.module.get(..file.module.len().checked_sub(ups)?)?;
                Some([base, path.get(ups..)?].concat())
            }
            _ => {
                let child = [&file.module, path].concat();
                let is_child = self.by_module.contains_key(child.get(..=file.module.len())?);
                is_child.then_some(child)
            }
        }
    }

    fn resolve(&self, path: &[String], depth: usize) -> Option<Target<'a>> {
        // Modules that pass each other on.
        if depth > 20 {
            return None;
        }
        let (module, rest) = (0..=path.len()).rev().find_map(|at| {
            let (module, rest) = path.split_at(at);
            Some((*self.by_module.get(module)?, rest))
        })?;
        let Some((name, behind)) = rest.split_first() else { return Some(Target::Module) };
        if module.items.contains(name) {
            return Some(Target::Item(module, name.clone()));
        }
        let named = module.imports.iter().filter(|import| import.name == *name).find_map(|import| {
            let path = [self.absolute(module, &import.path)?.as_slice(), behind].concat();
            self.resolve(&path, depth + 1)
        });
        named.or_else(|| {
            module.imports.iter().filter(|import| import.name == "*").find_map(|import| {
                let path = [self.absolute(module, &import.path)?.as_slice(), rest].concat();
                self.resolve(&path, depth + 1).filter(|target| matches!(target, Target::Item(..)))
            })
        })
    }
}

/// The circles among some files: groups in which each depends on each, directly or by way of others. Largest first.
pub(crate) fn circles(imports: &Imports, is_of_interest: impl Fn(&str) -> bool) -> Vec<Vec<&str>> {
    let files: Vec<&str> = imports.keys().map(String::as_str).filter(|file| is_of_interest(file)).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        files.iter().map(|file| (*file, reached_from(file, imports, &is_of_interest))).collect();
    let mut circles: Vec<Vec<&str>> = Vec::new();
    let mut placed = BTreeSet::new();
    for file in &files {
        let is_mutual = |other: &&&str| reached[*file].contains(**other) && reached[**other].contains(file);
        let circle: Vec<&str> = files.iter().filter(|other| **other == *file || is_mutual(other)).copied().collect();
        if circle.len() > 1 && placed.insert(circle.clone()) {
            circles.push(circle);
        }
    }
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

fn reached_from<'a>(file: &'a str, imports: &'a Imports, is_of_interest: &impl Fn(&str) -> bool) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut ahead = vec![file];
    while let Some(file) = ahead.pop() {
        for target in imports.get(file).into_iter().flat_map(BTreeMap::keys) {
            if is_of_interest(target) && reached.insert(target.as_str()) {
                ahead.push(target);
            }
        }
    }
    reached
}
