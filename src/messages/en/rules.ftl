# What each rule finds, and what its options do: in English, the rules themselves say it (`Rule::summary`).
