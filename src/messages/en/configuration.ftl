# What is wrong with a configuration.

configuration-syntax = Invalid TOML: { $problem }
configuration-not-utf8 = TOML must be UTF-8, and this file is not: save it as UTF-8
configuration-unknown-key = Unknown setting { $key }
configuration-unknown-key-like = Unknown setting { $key }: did you mean { $like }?
configuration-unknown-rule = No rule or group is called { $name }
configuration-unknown-rule-like = No rule or group is called { $name }: did you mean { $like }?
configuration-bad-value = { $value } is not allowed here: write { $expected }
configuration-bad-glob = { $glob } is not a valid file pattern: { $problem }
configuration-bad-baseline = The baseline { $path } is ignored: { $problem }
configuration-unreadable = This file is ignored: { $problem }
configuration-baseline-outside = The baseline { $path } is ignored: it must be below the folder of variorum.toml and outside version control folders
configuration-no-such-file = the file does not exist
configuration-write = Change to { $like }

configuration-one-of = { $words } or { $last }
configuration-paths = one [[paths]] table for each set of files
configuration-files-of-paths = the files it applies to: files = ["…"]
configuration-fields = a list of fields: { $fields }
configuration-patterns = a list of patterns: ["…"]
configuration-texts = a list of strings: ["…"]
configuration-text = a string: "…"
configuration-text-with-letters = a string that contains letters or digits: "…"
configuration-number = a whole number, 0 or greater
configuration-table = a table
