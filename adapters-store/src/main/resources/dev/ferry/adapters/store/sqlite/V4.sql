-- Payloads that are too small for a separate file.
CREATE TABLE payloads (
    sha256  TEXT PRIMARY KEY,
    stored  INTEGER NOT NULL,
    body    BLOB NOT NULL
);
