CREATE TABLE uploads (
    position    INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    state       TEXT NOT NULL,
    version     INTEGER NOT NULL,
    due         INTEGER,
    lease_owner TEXT,
    lease_until INTEGER,
    claimable   INTEGER GENERATED ALWAYS AS (max(due, coalesce(lease_until, due))) STORED,
    created     INTEGER NOT NULL,
    updated     INTEGER NOT NULL,
    body        TEXT NOT NULL
);
CREATE INDEX uploads_claimable ON uploads (claimable) WHERE claimable IS NOT NULL;
CREATE INDEX uploads_name ON uploads (name, position);
CREATE INDEX uploads_state ON uploads (state, position);
CREATE INDEX uploads_ended ON uploads (updated) WHERE due IS NULL;
CREATE TABLE events (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    upload  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX events_upload ON events (upload, number);
CREATE TABLE contents (
    sha256  TEXT NOT NULL,
    upload  TEXT NOT NULL,
    PRIMARY KEY (sha256, upload)
) WITHOUT ROWID;
CREATE INDEX contents_upload ON contents (upload);
CREATE TABLE facts (
    name    TEXT PRIMARY KEY,
    value   TEXT NOT NULL
) WITHOUT ROWID;
