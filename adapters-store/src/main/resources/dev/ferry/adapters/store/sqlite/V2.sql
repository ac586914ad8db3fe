CREATE TABLE nodes (
    node    TEXT PRIMARY KEY,
    share   INTEGER NOT NULL,
    former  INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    until   INTEGER NOT NULL
) WITHOUT ROWID;
