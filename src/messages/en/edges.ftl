# What editors and terminals show beside findings.

findings-left-out = { $count } more { $count ->
    [one] finding
   *[other] findings
} of this rule from here on: mend the ones above first
and-more = and { $count } more
see = see
fix = fix
