# Names of things, as they appear in the middle of a sentence.

field-title = title
field-author = author
field-published = publication date
field-updated = date of the last change
field-source = source
field-url = URL
field-archive-url = archive URL
field-tag = tag
field-language = language
field-copyright = copyright notice
field-summary = summary

part-yaml-front-matter = front matter (YAML)
part-toml-front-matter = front matter (TOML)
part-json-front-matter = front matter (JSON)
part-feed-header = feed header
part-source-line = source line
part-byline = byline
part-archive-card = archive card
part-html-head = HTML head
part-heading = heading

boilerplate-card = archive card
boilerplate-share = share buttons
boilerplate-navigation = navigation
boilerplate-script = script or style
boilerplate-hidden = hidden text
boilerplate-notice = notice

learnt-head = at the head of a seed
learnt-foot = at the foot of a seed
learnt-phrase = stock phrase
learnt-name = name with its gloss
learnt-form = filled-in form
learnt-notice = legal notice
learnt-named = listed in variorum.toml

block-heading = heading { $level }
block-paragraph = paragraph
block-list-item = list item
block-quote = quotation
block-preformatted = preformatted text
block-caption = caption
block-cell = table cell

format-html = HTML
format-markdown = Markdown
format-plain = plain text

severity-error = error
severity-warning = warning
severity-info = info
severity-hint = hint

count-seeds = { $count } { $count ->
    [one] seed
   *[other] seeds
}

date-unreadable = not a date
date-ambiguous = day and month are ambiguous
date-short-year = the year has only two digits
date-impossible = no such day or time exists
