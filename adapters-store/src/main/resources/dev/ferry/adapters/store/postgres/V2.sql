-- How long the Platform took, by the power of two of a data set's size; -1 is all of them.
CREATE TABLE processing_times (
    size    bigint PRIMARY KEY,
    weights text NOT NULL
);
