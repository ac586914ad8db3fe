-- Processing times of the Platform by size class: the power of two of a data set's size, or -1 for all sizes.
CREATE TABLE processing_times (
    size    bigint PRIMARY KEY,
    weights text NOT NULL
);
