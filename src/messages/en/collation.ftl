# How the witnesses of a seed differ, seen together.

order-moved = in a different place there
order-again = repeated
leaves-out = leaves out { $size }: { $text }
adds = adds { $size }: { $text }
has-instead = has { $other } instead of { $size }: { $words } for { $text }

reading-none = (omitted)
reading-here = here
reading-separator = {", "}
reading-witnesses = : { $count } ({ $who })

hover-part = only part of the sentence
hover-lacking = Left out in { $count } { $count ->
    [one] seed that has
   *[other] seeds that have
} the surrounding text
hover-lacks = { $date } · leaves out { $size }
hover-has-instead = instead: { $text }

apparatus-share = { $share } of this text
apparatus-none = No variants among { $seeds }

lineage-changes = { $count } { $count ->
    [one] change
   *[other] changes
}
lineage-undated = uncertain: the dates do not show which came first
lineage-or-from = uncertain: { $path } is about as likely a source
lineage-against-date = uncertain: { $path } is closer but has a later date
lineage-second = also has text or readings from { $path }
hover-copied = Probably copied from: { $text } · { $changes }
hover-copied-uncertain = uncertain: { $why }
hover-undated = the dates do not show which came first
hover-or-from = other seeds are about as close
hover-against-date = a seed with a later date is closer
hover-second = also has text or readings from { $text }

count-sources = { $count } { $count ->
    [one] source
   *[other] sources
}
family = { $seeds } from { $sources }
families = { $count } { $count ->
    [one] family
   *[other] families
} with { $members }; { $of } compared

batch-anew = the unfinished output for { $path } was made from other seeds or in another format: starting again
batch-goes-on = { $done } of { $of } seeds are already done
batch-needs-output = Parquet must be written to a file: name one with --output
parquet-not-built-in = this build of Variorum has no Parquet support: use --format csv, or build it with the cargo feature `parquet`
