# What things are called, in the middle of a sentence.

field-title = title
field-author = author
field-published = date of publication
field-updated = date of the last change
field-source = source
field-url = URL
field-archive-url = archive URL
field-tag = tag
field-language = language
field-copyright = copyright note
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
learnt-phrase = a phrase
learnt-name = a name and its gloss
learnt-form = a form that is filled in
learnt-notice = a legal notice
learnt-named = named in variorum.toml

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
date-ambiguous = day and month cannot be told apart
date-short-year = a year of two digits
date-impossible = there is no such day or time
