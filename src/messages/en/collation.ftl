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
