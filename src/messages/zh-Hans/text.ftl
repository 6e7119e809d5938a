# Rules of the group text.
