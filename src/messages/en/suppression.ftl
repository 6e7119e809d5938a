# Rules of the group suppression.

suppression-unused = This hides no finding: remove it
suppression-unused-name = { $name } hides no finding here: remove it
suppression-unknown-rule = There is no rule or group of rules { $name }, so it hides nothing
suppression-unknown-rule-like = There is no rule or group of rules { $name }, so it hides nothing: is { $like } meant?
suppression-names-nothing = This names no rule, so it hides nothing: add the rule's name
suppression-missing-reason = This does not say why findings are hidden: add a colon and the reason

remove-it = Remove it
ignore-here = Ignore { $rule } here
ignore-in-file = Ignore { $rule } in this file
ignore-nowhere = A comment that hides { $rule } cannot stand here: front matter and code have no room for one
