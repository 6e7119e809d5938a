# Rules of the group reprints.

reprint-here = The same text is here
reprint-says = This reprint states { $value }

whole-copy = The whole text is already in { $witness }, published { $date }: check whether you need both
whole-copy-undated = The whole text is also in { $witness }: check whether you need both

ends-early = The text ends here, but { $witness } continues for { $count } characters with { $words }: check whether the rest is missing
ends-early-goes-on = This reprint continues here

missing-passage = { $words } ({ $count } characters) is missing here, but { $have } of { $of } { $of ->
    [one] reprint has it
   *[other] reprints have it
}: check whether it belongs to the text
missing-passage-here = This reprint has it here
missing-passage-insert = Insert { $words } as in { $witness }

lone-reading = Only this seed reads { $reading }; { $count } reprints read { $other }: check whether it is an error
lone-reading-there = This reprint reads { $other }
lone-reading-take = Change to { $other }, as in the other reprints

known-metadata = The { $field } is missing here, but { $witness }, which has the same text, states { $value }: add it if it is right
conflicting-metadata = The { $field } is { $here } here, but { $there } in { $witness }, which has the same text: check which is right
