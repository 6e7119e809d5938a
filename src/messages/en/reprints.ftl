# Rules of the group reprints.

reprint-here = The text stands here
reprint-says = This reprint says { $value }

whole-copy = The whole text stands in { $witness } already, published { $date }: see whether both are wanted
whole-copy-undated = The whole text stands in { $witness } too: see whether both are wanted

ends-early = The text ends here, but { $witness } goes on for { $count } characters with { $words }: see whether the rest is missing
ends-early-goes-on = This reprint goes on here

missing-passage = { $words } ({ $count } characters) is missing here, though { $have } of { $of } { $of ->
    [one] reprint has it
   *[other] reprints have it
}: see whether it belongs to the text
missing-passage-here = It stands here
missing-passage-insert = Insert { $words } as in { $witness }

lone-reading = Only this seed reads { $reading }; { $count } reprints read { $other }: see whether it is a slip
lone-reading-there = This reprint reads { $other }
lone-reading-take = Read { $other } as the others do

known-metadata = The { $field } is missing here, but { $witness }, which has the same text, says { $value }: fill it in if it is right
conflicting-metadata = The { $field } is { $here } here, but { $there } in { $witness }, which has the same text: find out which is right
