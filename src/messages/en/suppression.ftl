# Rules of the group suppression.

suppression-unused = This comment suppresses no finding: remove it
suppression-unused-name = { $name } suppresses no finding here: remove it
suppression-unknown-rule = No rule or group is called { $name }, so this suppresses nothing
suppression-unknown-rule-like = No rule or group is called { $name }, so this suppresses nothing: did you mean { $like }?
suppression-names-nothing = This comment names no rule, so it suppresses nothing: add the name of a rule
suppression-missing-reason = This comment gives no reason: add a colon and the reason

remove-it = Remove it
ignore-here = Ignore { $rule } here
ignore-in-file = Ignore { $rule } in this file
ignore-nowhere = { $rule } cannot be suppressed here: front matter and code have no room for a comment
