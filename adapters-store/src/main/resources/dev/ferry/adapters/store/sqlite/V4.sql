-- Bytes that are too few for a file of their own.
CREATE TABLE payloads (
    sha256  TEXT PRIMARY KEY,
    stored  INTEGER NOT NULL,
    body    BLOB NOT NULL
);
