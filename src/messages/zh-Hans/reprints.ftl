# Rules of the group reprints.
