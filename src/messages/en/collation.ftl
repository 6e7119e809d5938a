# How the witnesses of a seed read, seen together.

order-moved = in another place there
order-again = once more
leaves-out = leaves out { $size }: { $text }
adds = has { $size } more: { $text }
has-instead = has { $other } in the place of { $size }: { $words } for { $text }

reading-none = (nothing)
reading-here = here
reading-separator = {", "}
reading-witnesses = : { $count } ({ $who })

hover-part = part of the sentence
hover-lacking = Left out in { $count } { $count ->
    [one] seed that has
   *[other] seeds that have
} what stands around it
hover-lacks = { $date } · leaves out { $size }
hover-has-instead = instead: { $text }

apparatus-share = { $percent } % of this text
apparatus-none = No variants among { $seeds }

lineage-changes = { $count } { $count ->
    [one] change
   *[other] changes
}
lineage-undated = uncertain: dates do not say which came first
lineage-or-from = uncertain: it may as well come from { $path }
lineage-against-date = uncertain: { $path } is nearer, and bears a later date
lineage-second = also has text or readings of { $path }
hover-copied = Probably copied from: { $text } · { $changes }
hover-copied-uncertain = uncertain: { $why }
hover-undated = dates do not say which came first
hover-or-from = others are about as near
hover-against-date = one with a later date is nearer
hover-second = also has text or readings of { $text }

count-sources = { $count } { $count ->
    [one] source
   *[other] sources
}
family = { $seeds } of { $sources }
families = { $count } { $count ->
    [one] family
   *[other] families
} with { $members }; { $of } compared

batch-anew = what was begun for { $path } was of other seeds or another form: beginning anew
batch-goes-on = { $done } of { $of } seeds are done already
batch-needs-output = Parquet is written into a file: say which with --output
parquet-not-built-in = Parquet is not part of this build of Variorum: use --format csv, or build it with the cargo feature `parquet`
