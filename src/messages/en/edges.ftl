# What editors and terminals show beside findings.

findings-left-out = { $count } more { $count ->
    [one] finding
   *[other] findings
} of this rule from here on: fix those above first
and-more = and { $count } more
see = see
fix = fix
fix-by-hand = fix by hand

comma = {", "}
semicolon = {"; "}
colon = {": "}
in-parentheses = ({ $text })
list-separator = {", "}
count-errors = { $count } { $count ->
    [one] error
   *[other] errors
}
count-warnings = { $count } { $count ->
    [one] warning
   *[other] warnings
}
count-infos = { $count } { $count ->
    [one] info
   *[other] infos
}
count-hints = { $count } { $count ->
    [one] hint
   *[other] hints
}
summary = { $found } in { $with } of { $seeds }
summary-none = No findings in { $seeds }
summary-manifest = {" "}and in variorum.toml
summary-failed = ; { $count } { $count ->
    [one] file
   *[other] files
} could not be read or written
fixed-summary = Fixed { $count } { $count ->
    [one] finding
   *[other] findings
} in { $seeds }
would-fix = Would fix { $count } { $count ->
    [one] finding
   *[other] findings
} in { $seeds }
fix-reads-otherwise = the fixes would change how other parts of the file are read, so nothing was changed: convert the file to UTF-8 first
encoding-would-change = it would be converted from { $encoding } to UTF-8, which a line diff cannot show
fix-not-encodable = some fixes cannot be written in the file’s encoding: convert it to UTF-8 first
fixable = fixes: { $safe } safe, { $look } to review
fixable-by-hand = fixes: { $safe } safe, { $look } to review, { $single } by hand

baseline-known = { $count } { $count ->
    [one] finding is
   *[other] findings are
} in the baseline and not shown (use --no-baseline to show them)
baseline-known-and-gone = { $count } { $count ->
    [one] finding is
   *[other] findings are
} in the baseline and not shown; { $gone } { $gone ->
    [one] entry is
   *[other] entries are
} obsolete (use --write-baseline to drop them)
baseline-written = { $count } { $count ->
    [one] finding
   *[other] findings
} from { $seeds } recorded in { $path }
baseline-elsewhere = to use it, name it in variorum.toml: baseline = "…"

fix-all-of-rule = Fix all { $count } findings of { $rule } in this file
fix-all-of-rule-look = Fix all { $count } findings of { $rule } in this file (review the result)
fix-all-safe = Apply all safe fixes in this file
fix-corpus = Apply all safe fixes in the corpus
nothing-to-fix = No finding in the corpus has a safe fix
fix-left-out = ; { $count } { $count ->
    [one] file was
   *[other] files were
} skipped because { $count ->
    [one] it is
   *[other] they are
} not UTF-8: use “variorum check --fix” for { $count ->
    [one] it
   *[other] them
}
fill-metadata = Fill in metadata from reprints
nothing-to-fill = No reprint states a title, author or URL that is missing
filled = Filled in { $count } { $count ->
    [one] field
   *[other] fields
} in { $seeds }

rename-nothing = Only an author, a source or a tag can be renamed: put the cursor on its name in the header
rename-no-name = The new name is empty or has more than one line: enter a name of one line
rename-does-not-fit = { $name } would not be read as this name in { $path }, so nothing was renamed: choose another name
rename-label = Rename the { $field } { $old } to { $new }
rename-in = in { $seeds }
rename-left-out = Skipped { $count } { $count ->
    [one] file that states
   *[other] files that state
} { $name } but { $count ->
    [one] is
   *[other] are
} not UTF-8: convert { $count ->
    [one] it to UTF-8, or open it
   *[other] them to UTF-8, or open them
} in the right encoding, and rename again

take-reading = Change to { $words } ({ $count } { $count ->
    [one] seed
   *[other] seeds
})
take-nothing = Delete { $words } ({ $count } { $count ->
    [one] seed
   *[other] seeds
})
insert-words = Insert { $words } ({ $count } { $count ->
    [one] seed
   *[other] seeds
})
insert-passage = Insert the missing passage { $words } ({ $count } { $count ->
    [one] seed
   *[other] seeds
})
change-impossible = This change would alter other text here too, so it cannot be made
compare-with = Compare with { $name }
compare-with-of = Compare with { $name } ({ $detail })

contents-comparison = “-” is this seed, “+” the other; ⟦ ⟧ marks what differs. “Go to definition” opens a line in its file
contents-apparatus = { $seeds } with all or part of it. Below each sentence: how they read differently, and which of them
show-apparatus = Show how all seeds read this passage

no-such-rule = There is no rule { $rule }: run “variorum rule” to list them all
no-such-rule-but = There is no rule { $rule }: did you mean { $like }?
rule-has-fix = fix
rule-hint = Run “variorum rule NAME” to explain a rule

undated = undated
percent = { $percent } %
blank = (blank)
quoted = { $text }
only-here = only here
only-there = only there
progress-reading = Variorum: reading { $name }
progress-corpus = Variorum: checking the corpus
progress-fixing = Variorum: looking for fixes in the corpus
progress-filling = Variorum: looking for metadata in reprints
progress-families = Variorum: comparing all seeds
progress-files = { $done } of { $of } files
progress-checking = Checking
progress-comparing = Comparing
progress-reading-seeds = Reading

hover-boilerplate = Boilerplate: on the page but not part of the article, so it is not compared with other seeds
hover-learnt = Boilerplate ({ $kind }): also in { $seeds }, so it does not count as a reprint
hover-empty-label = The label has no value
hover-read-as = Read as { $date }
hover-no-date = Cannot be read: { $problem }
hover-same = Same: { $where }
hover-also = Also: { $value } ({ $where })
hover-differs = Differs: { $value } ({ $where })
hover-where = { $part }, line { $line }
hover-text = the text
hover-nothing = nothing
hover-in-seeds = In { $count } other { $count ->
    [one] seed
   *[other] seeds
}
hover-earliest = earliest { $date }
hover-this-earliest = this one is the earliest, { $date }
hover-this-earliest-dated = this one has the earliest date, { $date }
hover-same-words = same text
hover-date-and-share = { $date } · { $share }
and-more-seeds = and { $count } more

heading-findings = Findings
heading-reprints = Reprints
no-passages = No shared passages in { $of }
passages = { $count } { $count ->
    [one] passage
   *[other] passages
} of { $seeds } also { $count ->
    [one] occurs
   *[other] occur
} in other seeds; { $of } compared
count-characters = { $count } { $count ->
    [one] character
   *[other] characters
}
no-variants = no variants
count-variants = { $count } { $count ->
    [one] variant
   *[other] variants
}
and-more-variants = and { $count } other { $count ->
    [one] variant
   *[other] variants
}
times = ({ $count } times)

inspect-file = { $format }, { $encoding }, { $bytes } { $bytes ->
    [one] byte
   *[other] bytes
} of text on { $lines } { $lines ->
    [one] line
   *[other] lines
}
inspect-header = Header
inspect-no-header = none: no front matter, feed header, source line or other part that states metadata
inspect-lines = { $part }, lines { $first }–{ $last }
inspect-empty = empty
inspect-date = { $date }  (written { $written })
inspect-problem = { $value }: { $problem }
inspect-body = Body: { $blocks } { $blocks ->
    [one] block
   *[other] blocks
}, { $characters } { $characters ->
    [one] character
   *[other] characters
}
inspect-boilerplate = Boilerplate, not part of the body
no-boilerplate-learnt = No boilerplate was learnt from { $of }
boilerplate-learnt = { $count } boilerplate { $count ->
    [one] text
   *[other] texts
} learnt from { $of }
boilerplate-row = { $kind }, in { $seeds }

standard-input-alone = standard input (“-”) cannot be checked together with files
stdin-filename-needs-dash = --stdin-filename requires “-” as the path
check-panicked = { $path } could not be checked because of a bug in Variorum: please report it
cannot-check = cannot check { $path }
cannot-read = cannot read { $path }
cannot-find = cannot find { $path }
cannot-write = cannot write { $path }
cannot-compare = cannot compare { $path }
cannot-index = cannot build the index of { $path }
index-damaged = the index is damaged and will be rebuilt by the next run: run the command again
index-unreadable = the index cannot be read: fix the problem named below and run the command again
index-damaged-now = the index of this corpus is damaged and is being rebuilt: try again in a moment
index-unreadable-now = the index of this corpus cannot be read ({ $cause }): the next request will try again
index-summary = { $seeds } in the index, { $megabytes } MB on disk
index-verified = a new index has the same contents
index-differs = the index differs from a new one and will be rebuilt by the next run: { $difference }
index-not-kept = the index cannot be stored, so it is built for this run only: { $cause }
too-long = { $path } is too long for an article (more than 1 GiB)
left-alone = { $path } is skipped: few of its texts begin like collected articles (add an empty { $manifest } to make it a corpus)
baseline-of-files = a baseline is written for files, not for standard input
baseline-without-manifest = a baseline belongs beside a { $manifest }, and there is none here: create one (it may be empty)
baseline-of-several = the paths belong to several corpora, which cannot share one baseline: name the paths of one corpus
rule-costs = time spent in each rule:

## Code lens

lens-witnesses = in { $count } other { $count ->
        [one] seed
       *[other] seeds
    }
lens-earliest = earliest { $date }

## Comparison

comparison-field = { $name }: { $value }
hint-readings = What other seeds read here, and how many of them
completion-reprints = stated by { $count } { $count ->
    [one] reprint
   *[other] reprints
}
completion-seeds = stated by { $count } { $count ->
    [one] seed
   *[other] seeds
}

## What a variorum.toml can contain

manifest-preset = Which rules run by default
manifest-required = The fields that every seed must state
manifest-baseline = The file that records known findings
manifest-boilerplate = Corrections to the boilerplate that Variorum learns; spelling variants of a text count too
manifest-files = Which files are seeds, as .gitignore-style patterns
manifest-rules = The severity of a rule or of a whole group, and the options of a rule
manifest-paths = Settings for some files only; later tables win
manifest-include = Only these files are seeds
manifest-exclude = These files are not seeds
manifest-keep = Texts that are not boilerplate: they are reported where they are shared
manifest-drop = Texts that are boilerplate: they are never reported
manifest-paths-files = The files this applies to, as .gitignore-style patterns
manifest-group = All rules of the group { $name }
manifest-level = The severity of the findings
manifest-default = Default: { $value }
manifest-preset-archive = For keeping texts: errors in metadata, markup and text
manifest-preset-dataset = For building a dataset: also what makes identical texts differ, and what is not text
manifest-preset-strict = Every rule, including those that often flag what is intended
