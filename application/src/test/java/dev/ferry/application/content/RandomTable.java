package dev.ferry.application.content;

import dev.ferry.domain.table.TableField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes random tables of the guide's schema in random dialects, and keeps what they mean. */
final class RandomTable {

    private static final List<String> NAMES = List.of("Reference", "StartDate", "StartTime", "EndDate", "EndTime");
    private static final List<String> LETTERS = List.of(
            "a", "Z", "0", "9", " ", ".", ",", ";", "|", "\t", "\"", "\r\n", "\n", "ä", "ß", "'", "=", "+", "-", "_");

    private final Random random;
    private final char delimiter;
    private final String lineBreak;
    private final boolean quotesAll;
    private final boolean header;
    private final List<Integer> order;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private final StringBuilder text = new StringBuilder();
    private final List<List<TableField>> rows = new ArrayList<>();
    private @Nullable Charset encoding;
    private long line = 1;

    private RandomTable(Random random) {
        this.random = random;
        this.delimiter = pick(List.of(',', ';', '\t', '|'));
        this.lineBreak = pick(List.of("\r\n", "\n", "\r"));
        this.quotesAll = chance(4);
        this.header = !chance(4);
        this.date = format(pick(List.of("dd/MM/uuuu", "uuuu-MM-dd", "dd.MM.uuuu", "d.M.uuuu")));
        this.time = format(pick(List.of("HH:mm", "H:mm", "HH:mm:ss")));
        this.order = new ArrayList<>(IntStream.range(0, NAMES.size()).boxed().toList());
        if (header && chance(2)) {
            Collections.shuffle(order, random);
        }
    }

    static RandomTable of(Random random) {
        var table = new RandomTable(random);
        table.write();
        return table;
    }

    /** The values that the Platform is to get, with those of the file and their lines. */
    List<List<TableField>> rows() {
        return rows;
    }

    /** The encoding to name; null when it is detected. */
    @Nullable Charset encoding() {
        return encoding;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    byte[] bytes() {
        return switch (random.nextInt(6)) {
            case 0 -> withMark(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, StandardCharsets.UTF_8);
            case 1 -> withMark(new byte[] {(byte) 0xFF, (byte) 0xFE}, StandardCharsets.UTF_16LE);
            case 2 -> withMark(new byte[] {(byte) 0xFE, (byte) 0xFF}, StandardCharsets.UTF_16BE);
            case 3 -> {
                encoding = Charset.forName("windows-1252");
                yield text.toString().getBytes(encoding);
            }
            default -> text.toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] withMark(byte[] mark, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(mark);
        bytes.writeBytes(text.toString().getBytes(charset));
        return bytes.toByteArray();
    }

    private void write() {
        var extra = header && chance(3);
        if (delimiter != '|' && chance(6)) {
            line("sep=" + delimiter);
        }
        if (header) {
            for (int i = random.nextInt(3); i > 0; i--) {
                line(pick(List.of("Roster", "Roster of July" + delimiter, "Team" + delimiter + "red")));
            }
            record(order.stream().map(i -> name(NAMES.get(i))).toList(), extra ? "Team" : null);
        }
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            row(extra);
            if (chance(8)) {
                line(String.valueOf(delimiter).repeat(NAMES.size()));
            }
        }
    }

    private String name(String name) {
        return switch (random.nextInt(5)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            case 2 -> name.replaceAll("(?<=[a-z])(?=[A-Z])", " ") + " ";
            default -> name;
        };
    }

    private void row(boolean extra) {
        var start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2000));
        var end = start.plusDays(random.nextInt(2));
        var from = LocalTime.of(random.nextInt(24), random.nextInt(60));
        var to = LocalTime.of(random.nextInt(24), random.nextInt(60));
        var reference = reference();
        var given = List.of(reference, date.format(start), time.format(from), date.format(end), time.format(to));
        var sent = List.of(reference, sent(start), sent(from), sent(end), sent(to));
        var lines =
                record(order.stream().map(given::get).toList(), extra ? pick(List.of("", "red", "1.1.2024")) : null);
        var fields = new TableField[NAMES.size()];
        for (int at = 0; at < fields.length; at++) {
            int column = order.get(at);
            fields[column] = new TableField(sent.get(column), given.get(column), lines.get(at), null);
        }
        rows.add(List.of(fields));
    }

    private static String sent(LocalDate day) {
        return format("dd/MM/uuuu").format(day);
    }

    private static String sent(LocalTime time) {
        return format("HH:mm").format(time);
    }

    /** Starts with a letter, so it is neither blank nor the {@code sep=} line. */
    private String reference() {
        var reference = new StringBuilder("E");
        for (int i = random.nextInt(6); i > 0; i--) {
            reference.append(pick(LETTERS));
        }
        return reference.toString();
    }

    /** Writes a record, and returns the line in which each field starts. */
    private List<Long> record(List<String> fields, @Nullable String extra) {
        var lines = new ArrayList<Long>();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                text.append(delimiter);
            }
            lines.add(line);
            field(fields.get(i));
        }
        if (extra != null) {
            text.append(delimiter);
            field(extra);
        }
        line("");
        return lines;
    }

    private void field(String field) {
        var needsQuotes = field.indexOf(delimiter) >= 0 || field.contains("\"") || field.contains("\n");
        text.append(needsQuotes || quotesAll ? '"' + field.replace("\"", "\"\"") + '"' : field);
        line += field.chars().filter(c -> c == '\n').count();
    }

    private void line(String content) {
        text.append(content).append(lineBreak);
        line++;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
