# Rules of the group text.

text-remove = Remove
text-replace = Replace
text-replace-with = Replace with { $text }
text-mend-rest = Mend all { $count } from here on

bidirectional-override = The control { $code } shows the text behind it in another order than it is stored in: remove it
bidirectional-end = The control { $code } ends a change of the writing direction that nothing begins: remove it
bidirectional-control = The control { $code } changes the writing direction of text that does not need it: remove it
bidirectional-control-more = { $count } more controls of the writing direction from here on

control-character = The control character { $code } cannot be seen and is no text: remove it
control-character-named = The control character { $code } ({ $name }) cannot be seen and is no text: remove it
control-character-meant = The control character { $code } stands here, most likely for { $meant }: put that in
control-character-several = { $count } control characters ({ $first } first) cannot be seen and are no text: remove them
control-character-more = { $count } more places with control characters from here on
control-null = null
control-bell = bell
control-backspace = backspace
control-vertical-tab = vertical tab
control-form-feed = form feed
control-end-of-file = end of file
control-escape = escape
control-delete = delete
control-next-line = next line

invalid-utf8 = The bytes here are no valid text and are shown as “�”: restore what stood here from the source
invalid-utf8-more = { $count } more unreadable places from here on

invisible-character = { $what } ({ $code }) cannot be seen here: remove it
invisible-character-several = { $count } characters that cannot be seen stand here, { $code } first: remove them
invisible-character-more = { $count } more places with characters that cannot be seen from here on
invisible-soft-hyphen = A soft hyphen
invisible-zero-width-space = A zero-width space
invisible-non-joiner = A zero-width non-joiner
invisible-joiner = A zero-width joiner
invisible-direction-mark = A mark of the writing direction
invisible-line-separator = A line separator
invisible-paragraph-separator = A paragraph separator
invisible-word-joiner = A word joiner
invisible-byte-order-mark = A byte order mark
invisible-variation-selector = A variation selector that selects nothing
invisible-hangul-filler = A Hangul filler
invisible-tag = A tag character
invisible-format-character = A format character

mixed-line-endings = { $odd } of { $lines } lines end with { $others }, the others with { $most }: end all alike
mixed-line-endings-fix = End every line with { $most }

other-encoding = The file is stored as { $encoding }: see whether it reads well, and save it as UTF-8
store-as-utf8 = Store the file as UTF-8

replacement-character = { $count ->
    [one] A character was lost here and “�” put in its place: restore it from the source
   *[other] Text was lost here and { $count } “�” put in its place: restore it from the source
}
replacement-character-more = { $count } more places with “�” from here on
