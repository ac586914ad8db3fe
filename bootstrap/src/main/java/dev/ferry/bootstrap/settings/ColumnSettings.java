package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.domain.dataset.CellFormat;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.ColumnRules;
import dev.ferry.domain.dataset.ColumnSource;
import dev.ferry.domain.dataset.ColumnType;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of the schema as a list in {@code ferry.yaml}, {@code ferry.dataset.columns}. {@code docs/schema.md}
 * describes the members of a column.
 */
record ColumnSettings(SmallRyeConfig config) {

    static final String PROPERTY = "ferry.dataset.columns";

    private static final Set<String> LISTS = Set.of("from", "formats", "values");
    private static final Set<String> MEMBERS =
            Set.of("name", "type", "required", "value", "pattern", "unique", "minimum", "maximum");
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PROPERTY) + "\\[\\d+]\\.([^\\[]+)(\\[\\d+])?");

    /** Whether a property of the file belongs to a column. */
    static boolean isKnown(String property) {
        var name = NAME.matcher(property);
        return property.equals(PROPERTY)
                || (name.matches()
                        && (LISTS.contains(name.group(1))
                                || (name.group(2) == null && MEMBERS.contains(name.group(1)))));
    }

    /** The names of all members, for a suggestion. */
    static List<String> members(String property) {
        var start = property.replaceFirst("\\.[^.]*$", ".");
        return Stream.concat(LISTS.stream(), MEMBERS.stream())
                .map(start::concat)
                .sorted()
                .toList();
    }

    /**
     * The columns.
     *
     * @return empty when the file has no such list
     * @throws SettingsException when a column is not valid; the message names it
     */
    List<Column> columns() {
        return IntStream.iterate(0, this::hasColumn, i -> i + 1)
                .mapToObj(this::column)
                .toList();
    }

    private boolean hasColumn(int index) {
        var start = PROPERTY + "[" + index + "].";
        for (var property : config.getPropertyNames()) {
            if (property.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private Column column(int index) {
        var start = PROPERTY + "[" + index + "]";
        try {
            var type = text(start, "type").map(ColumnType::named).orElse(ColumnType.TEXT);
            return new Column(
                    text(start, "name").orElseThrow(() -> new IllegalArgumentException("a column needs a name")),
                    type,
                    flag(start, "required"),
                    new ColumnSource(
                            list(start, "from"),
                            text(start, "value").orElse(null),
                            list(start, "formats").stream()
                                    .map(word -> CellFormat.of(type, word))
                                    .toList()),
                    new ColumnRules(
                            flag(start, "unique"),
                            text(start, "minimum").orElse(null),
                            text(start, "maximum").orElse(null),
                            list(start, "values"),
                            text(start, "pattern").map(Pattern::compile).orElse(null)));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(start + ": " + e.getMessage());
        }
    }

    private Optional<String> text(String start, String member) {
        return value(start + "." + member).filter(text -> !text.isEmpty());
    }

    private boolean flag(String start, String member) {
        return text(start, member).map(SettingValues::flag).orElse(false);
    }

    /** A list, or one text. */
    private List<String> list(String start, String member) {
        var all = Stream.iterate(0, i -> i + 1)
                .map(i -> value(start + "." + member + "[" + i + "]"))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
        var texts = all.isEmpty() ? text(start, member).map(List::of).orElse(List.of()) : all;
        if (texts.contains("true") || texts.contains("false")) {
            throw new IllegalArgumentException(
                    member + ": YAML reads Yes, No, On and Off as true and false; put such words in quotes");
        }
        return texts;
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(config.getConfigValue(property).getValue());
    }
}
