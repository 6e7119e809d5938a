//! Rules about HTML and Markdown.
