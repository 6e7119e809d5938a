//! Lineages as graphs: Graphviz DOT and GraphML (<http://graphml.graphdrawing.org>).

use std::fmt::Write;
use std::path::Path;

use crate::cli::arguments::LineageFormat;
use crate::cli::output::escape::dot;
use crate::cli::output::escape::xml::escaped;
use crate::cli::output::lineage::LineageTree;
use crate::seed::FieldKind;

/// All families as one graph. In DOT an uncertain branch is dashed, and a second source is dotted.
pub(in crate::cli) fn format(trees: &[LineageTree], form: LineageFormat, name: impl Fn(&Path) -> String) -> String {
    match form {
        LineageFormat::Graphml => graphml(trees, name),
        _ => graphviz(trees, name),
    }
}

fn graphviz(trees: &[LineageTree], name: impl Fn(&Path) -> String) -> String {
    let mut out = String::from("digraph lineage {\n  node [shape=box];\n");
    for tree in trees {
        for branch in &tree.branches {
            let path = name(&branch.member.path);
            let label = [title(branch.member), day(branch.member)].into_iter().flatten().collect::<Vec<_>>().join(", ");
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  {} [label={}];", dot::name(&path), dot::label(&label));
            let of = |number: usize| tree.member(number).map(|member| dot::name(&name(&member.path)));
            if let Some(parent) = branch.origin.parent.and_then(of) {
                let style = if branch.origin.doubt.is_some() { ", style=dashed" } else { "" };
                let _ = writeln!(out, "  {parent} -> {} [label={}{style}];", dot::name(&path), branch.origin.changes);
            }
            if let Some(second) = branch.origin.second.and_then(of) {
                let _ = writeln!(out, "  {second} -> {} [style=dotted, constraint=false];", dot::name(&path));
            }
        }
    }
    out.push_str("}\n");
    out
}

fn graphml(trees: &[LineageTree], name: impl Fn(&Path) -> String) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\
         <key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n\
         <key id=\"published\" for=\"node\" attr.name=\"published\" attr.type=\"string\"/>\n\
         <key id=\"changes\" for=\"edge\" attr.name=\"changes\" attr.type=\"int\"/>\n\
         <key id=\"likelihood\" for=\"edge\" attr.name=\"likelihood\" attr.type=\"double\"/>\n\
         <key id=\"kind\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n\
         <graph edgedefault=\"directed\">\n",
    );
    for tree in trees {
        for branch in &tree.branches {
            let _ = write!(out, "<node id=\"{}\">", escaped(&name(&branch.member.path)));
            for (key, value) in [("title", title(branch.member)), ("published", day(branch.member))] {
                if let Some(value) = value {
                    let _ = write!(out, "<data key=\"{key}\">{}</data>", escaped(&value));
                }
            }
            out.push_str("</node>\n");
        }
        for branch in &tree.branches {
            let to = escaped(&name(&branch.member.path));
            let of = |number: usize| tree.member(number).map(|member| escaped(&name(&member.path)));
            if let Some(parent) = branch.origin.parent.and_then(of) {
                let kind = if branch.origin.doubt.is_some() { "uncertain" } else { "copied" };
                let _ = writeln!(
                    out,
                    "<edge source=\"{parent}\" target=\"{to}\"><data key=\"changes\">{}</data>\
                     <data key=\"likelihood\">{:.3}</data><data key=\"kind\">{kind}</data></edge>",
                    branch.origin.changes, branch.origin.likelihood
                );
            }
            if let Some(second) = branch.origin.second.and_then(of) {
                let _ =
                    writeln!(out, "<edge source=\"{second}\" target=\"{to}\"><data key=\"kind\">second</data></edge>");
            }
        }
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

fn title(member: &crate::corpus::AnalysedSeed) -> Option<String> {
    member.seed.first(FieldKind::Title).map(|title| title.value.clone())
}

fn day(member: &crate::corpus::AnalysedSeed) -> Option<String> {
    member.published_on()
}
