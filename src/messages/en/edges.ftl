# What editors and terminals show beside findings.

findings-left-out = { $count } more { $count ->
    [one] finding
   *[other] findings
} of this rule from here on: mend the ones above first
and-more = and { $count } more
see = see
fix = fix

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
mend-refused = some fixes cannot be made in the file’s encoding: convert it to UTF-8 first
mendable = fixes: { $safe } safe, { $look } to be looked at

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
