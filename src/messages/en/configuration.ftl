# What is wrong with a configuration.

configuration-syntax = This is no TOML: { $problem }
configuration-not-utf8 = The file is not in UTF-8, as TOML has to be: store it in UTF-8
configuration-unknown-key = There is no setting { $key } here
configuration-unknown-key-like = There is no setting { $key } here: is { $like } meant?
configuration-unknown-rule = There is no rule or group of rules { $name }
configuration-unknown-rule-like = There is no rule or group of rules { $name }: is { $like } meant?
configuration-bad-value = { $value } does not count here: write { $expected }
configuration-bad-glob = { $glob } is no pattern for files: { $problem }
configuration-bad-baseline = The baseline { $path } does not count: { $problem }
configuration-unreadable = This file does not count: { $problem }
configuration-baseline-outside = The baseline { $path } does not count, for it has to lie below the folder of variorum.toml and not in a folder of a version control system
configuration-no-such-file = there is no such file
configuration-write = Write { $like }

configuration-one-of = { $words } or { $last }
configuration-paths = one [[paths]] for each choice of files
configuration-files-of-paths = which files it is for: files = ["…"]
configuration-fields = a list of fields: { $fields }
configuration-patterns = a list of patterns: ["…"]
configuration-texts = a list of texts: ["…"]
configuration-text = a text: "…"
configuration-text-with-letters = a text with letters or digits in it: "…"
configuration-number = a whole number from 0 on
configuration-table = a table
