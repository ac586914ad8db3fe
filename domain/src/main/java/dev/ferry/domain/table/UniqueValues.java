package dev.ferry.domain.table;

import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that a unique column has twice. It keeps 16 bytes for each value: its line, and the first 8 bytes of its
 * SHA-256. In a million rows the chance that two values are taken for the same is one in thirty million.
 */
final class UniqueValues {

    private final Schema schema;
    private final @Nullable HashTable[] seen;

    UniqueValues(Schema schema) {
        this.schema = schema;
        this.seen = schema.columns().stream()
                .map(column -> column.rules().unique() ? new HashTable() : null)
                .toArray(HashTable[]::new);
    }

    void check(List<TableField> fields, Consumer<Problem> problems) {
        IntStream.range(0, seen.length).forEach(i -> {
            var table = seen[i];
            var field = fields.get(i);
            if (table != null && !field.sent().isEmpty()) {
                var first = table.putIfAbsent(field.sent(), field.line());
                if (first != field.line()) {
                    Column column = schema.columns().get(i);
                    problems.accept(new Problem(
                            field.line(),
                            field.cell(),
                            column.name(),
                            field.given(),
                            null,
                            "line " + first + " has this value too; every row needs its own"));
                }
            }
        });
    }

    /** An open hash table from the hash of a value to its first line. */
    private static final class HashTable {

        private static final int FIRST_SLOTS = 1 << 10;
        private static final int LONGS = 2;

        private final MessageDigest digest = sha256();
        private long[] slots = new long[FIRST_SLOTS * LONGS];
        private int size;

        /** The first line with the value; the given one if the value is new. */
        long putIfAbsent(String value, long line) {
            if (3 * size >= slots.length) {
                grow();
            }
            return put(hash(value), line);
        }

        private long hash(String value) {
            var bytes = digest.digest(value.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = hash << Byte.SIZE | (bytes[i] & 0xFF);
            }
            return hash;
        }

        private long put(long hash, long line) {
            int at = (int) (hash & (slots.length / LONGS - 1)) * LONGS;
            while (slots[at + 1] != 0) {
                if (slots[at] == hash) {
                    return slots[at + 1];
                }
                at = (at + LONGS) % slots.length;
            }
            slots[at] = hash;
            slots[at + 1] = line;
            size++;
            return line;
        }

        private void grow() {
            var old = slots;
            slots = new long[old.length * 2];
            size = 0;
            for (int at = 0; at < old.length; at += LONGS) {
                if (old[at + 1] != 0) {
                    put(old[at], old[at + 1]);
                }
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
