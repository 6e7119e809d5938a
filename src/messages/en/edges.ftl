# What editors and terminals show beside findings.

findings-left-out = { $count } more { $count ->
    [one] finding
   *[other] findings
} of this rule from here on: mend the ones above first
and-more = and { $count } more
see = see
fix = fix
fix-by-hand = fix by hand

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
mended = Mended { $count } { $count ->
    [one] finding
   *[other] findings
} in { $seeds }
would-mend = Would mend { $count } { $count ->
    [one] finding
   *[other] findings
} in { $seeds }
fix-reads-otherwise = with its fixes applied, the file would read otherwise in other places too, so nothing was changed: convert it to UTF-8 first
encoding-would-change = it would be stored in UTF-8 instead of { $encoding }, which a diff of lines cannot show
mend-refused = some fixes cannot be made in the file’s encoding: convert it to UTF-8 first
mendable = fixes: { $safe } safe, { $look } to be looked at
mendable-by-hand = fixes: { $safe } safe, { $look } to be looked at, { $single } by hand

baseline-known = { $count } known { $count ->
    [one] finding is
   *[other] findings are
} in the baseline and not shown (--no-baseline shows them)
baseline-known-and-gone = { $count } known { $count ->
    [one] finding is
   *[other] findings are
} in the baseline and not shown, { $gone } of it { $gone ->
    [one] is
   *[other] are
} gone (--write-baseline drops them)
baseline-written = { $count } { $count ->
    [one] finding
   *[other] findings
} of { $seeds } recorded in { $path }
baseline-elsewhere = it counts if variorum.toml says where it is: baseline = "…"

fix-all-of-rule = Fix all { $count } findings of { $rule } in this file
fix-all-of-rule-look = Fix all { $count } findings of { $rule } in this file (check the result)
fix-all-safe = Apply all safe fixes in this file
fix-corpus = Apply all safe fixes in the corpus
nothing-to-fix = Nothing in the corpus has a safe fix
fix-left-out = ; { $count } { $count ->
    [one] file is
   *[other] files are
} left out because not stored in UTF-8: use “variorum check --fix” for { $count ->
    [one] it
   *[other] them
}
fill-metadata = Fill in what reprints state
nothing-to-fill = No reprint states a title, author or URL that is missing
filled = Filled in { $count } { $count ->
    [one] field
   *[other] fields
} in { $seeds }

rename-nothing = Only an author, a source or a tag can be renamed: put the cursor on its name in the header
rename-no-name = A name is one line and not empty
rename-does-not-fit = { $name } would be read as something else in { $path }: nothing is renamed
rename-label = Rename the { $field } { $old } to { $new }
rename-in = in { $seeds }
rename-left-out = { $count } { $count ->
    [one] file that states
   *[other] files that state
} { $name } { $count ->
    [one] is
   *[other] are
} not stored in UTF-8 and left out: store { $count ->
    [one] it in UTF-8, or open it
   *[other] them in UTF-8, or open them
} in the right encoding, and rename once more

take-reading = Read { $words } here ({ $count } { $count ->
    [one] seed
   *[other] seeds
})
take-nothing = Leave out { $words } ({ $count } { $count ->
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
change-impossible = This cannot be put in here without changing something else
compare-with = Compare with { $name }
compare-with-of = Compare with { $name } ({ $detail })

contents-comparison = “-” stands here, “+” there; ⟦ ⟧ is read otherwise. “Go to definition” leads from a line into its file
contents-apparatus = { $seeds } with all or part of it; below each sentence what they read otherwise, and which of them
show-apparatus = Show what all seeds read in this passage

no-such-rule = There is no rule { $rule }; “variorum rule” lists them all
no-such-rule-but = There is no rule { $rule }: did you mean { $like }?
rule-has-fix = fix
rule-hint = “variorum rule NAME” explains a rule

undated = undated
blank = (blank)
quoted = { $text }
only-here = only here
only-there = only there
progress-reading = Variorum: reading { $name }
progress-corpus = Variorum: checking the corpus
progress-fixing = Variorum: looking for fixes in the corpus
progress-filling = Variorum: looking for what reprints state
progress-families = Variorum: comparing all seeds
progress-files = { $done } of { $of } files
progress-checking = Checking
progress-comparing = Comparing
progress-reading-seeds = Reading

hover-boilerplate = Boilerplate: on the page, but not of the article, so it is not compared with other seeds
hover-learnt = Boilerplate ({ $kind }): also in { $seeds }, so it is not taken for a reprint
hover-empty-label = There is a label here and nothing behind it
hover-read-as = Read as { $date }
hover-no-date = Cannot be read: { $problem }
hover-same = The same: { $where }
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
hover-this-earliest-dated = this one is the earliest that is dated, { $date }
hover-same-words = same words
hover-date-and-share = { $date } · { $percent } %
and-more-seeds = and { $count } more

heading-findings = Findings
heading-reprints = Reprints
no-passages = No passage is shared among { $of }
passages = { $count } { $count ->
    [one] passage
   *[other] passages
} of { $seeds } also { $count ->
    [one] stands
   *[other] stand
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
inspect-boilerplate = Boilerplate, left out of the body
no-boilerplate-learnt = No boilerplate was learnt from { $of }
boilerplate-learnt = { $count } { $count ->
    [one] stretch
   *[other] stretches
} of boilerplate learnt from { $of }
boilerplate-row = { $kind }, in { $seeds }

standard-input-alone = standard input (“-”) cannot be checked together with files
stdin-filename-needs-dash = --stdin-filename needs “-” as the path
check-panicked = { $path } could not be checked: the fault is Variorum’s, please report it
cannot-check = cannot check { $path }
cannot-read = cannot read { $path }
cannot-find = cannot find { $path }
cannot-write = cannot write { $path }
cannot-compare = cannot compare { $path }
cannot-index = the index of { $path } cannot be made
index-damaged = the index was damaged and will be made anew the next time: run the command again
index-unreadable = the index cannot be read: mend what is named below and run the command again
index-damaged-now = the index of this corpus is damaged and is being made anew: ask again in a moment
index-unreadable-now = the index of this corpus cannot be read ({ $cause }): it is tried again with the next request
index-summary = { $seeds } in the index, { $megabytes } MB on disk
index-verified = a new index says the same
index-differs = the index is not what a new one is and will be made anew the next time: { $difference }
index-not-kept = the index cannot be kept for the next time and is made for now only: { $cause }
too-long = { $path } is longer than any article (more than 1 GiB)
left-alone = { $path } is left alone: few of its texts begin as collected articles do (an empty { $manifest } in it would make it a corpus)
baseline-of-files = a baseline is made of files, not of standard input
baseline-without-manifest = a baseline lies beside a { $manifest }, and there is none here (it may be empty)
baseline-of-several = the paths lie in several corpora, which cannot share one file for their baselines
rule-costs = what each rule cost:

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

## What can stand in a variorum.toml

manifest-preset = Which rules run when nothing is said about them
manifest-required = The fields that every seed must state
manifest-baseline = Where the findings are recorded that are known already
manifest-boilerplate = What counts in place of what is learnt of boilerplate, however it is written
manifest-files = Which files are seeds, by patterns as in a .gitignore
manifest-rules = How much the findings of a rule or a whole group matter, and what can be set about a rule
manifest-paths = What counts for some files only; the later wins
manifest-include = Only these files are seeds
manifest-exclude = These files are none
manifest-keep = Texts that are no boilerplate: where they are shared, they are told
manifest-drop = Texts that are boilerplate: they are never told
manifest-paths-files = For which files, by patterns as in a .gitignore
manifest-group = All rules of the group { $name }
manifest-level = How much findings matter
manifest-default = If it is not set: { $value }
manifest-preset-archive = For keeping texts: what is wrong with the record, the markup or the text
manifest-preset-dataset = For making a dataset of them: also what makes equal texts differ, and what is not text
manifest-preset-strict = Everything there is, also what is often intended
