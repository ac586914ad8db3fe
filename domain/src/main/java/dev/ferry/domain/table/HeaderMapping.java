package dev.ferry.domain.table;

import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.TableLayout.FieldSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Maps the names in a header to the columns of the schema. */
final class HeaderMapping {

    private final Schema schema;
    private final CsvRow header;
    private final List<HeaderName> names;
    private final List<FieldSource> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    HeaderMapping(Schema schema, CsvRow header) {
        this.schema = schema;
        this.header = header;
        this.names = header.fields().stream()
                .map(field -> new HeaderName(field.text()))
                .toList();
    }

    /**
     * The layout below the header.
     *
     * @param why the reason why the row is the header, to follow "because"
     */
    TableLayout layout(String why) {
        if (header.number() > 1) {
            notes.add(counted(header.number() - 1, "row") + " above the header " + (header.number() == 2 ? "is" : "are")
                    + " left out");
        }
        schema.columns().forEach(column -> sources.add(source(column)));
        reportMissing();
        noteOthers();
        return new TableLayout(
                header.number(),
                header,
                width(),
                sources,
                isExact(),
                "line " + header.line() + " is the header, because " + why,
                notes,
                problems);
    }

    private FieldSource source(Column column) {
        var indexes = indexes(column);
        if (indexes.size() > 1) {
            problem("the header has the column " + column.name() + " " + indexes.size() + " times: "
                    + indexes.stream()
                            .map(index -> "'" + names.get(index).text() + "' in column " + (index + 1))
                            .collect(Collectors.joining(", "))
                    + "; let it have one");
        }
        if (!indexes.isEmpty()) {
            return new FieldSource.Given(indexes.getFirst());
        }
        var constant = column.source().constant();
        if (constant != null) {
            notes.add("column " + column.name() + " is not in the file; every row gets '" + constant + "'");
            return new FieldSource.Constant(constant);
        }
        if (!column.required()) {
            notes.add("column " + column.name() + " is not in the file; it stays empty");
        }
        return new FieldSource.Absent();
    }

    private List<Integer> indexes(Column column) {
        return IntStream.range(0, names.size())
                .filter(index -> names.get(index).isOf(column))
                .boxed()
                .toList();
    }

    private void reportMissing() {
        var missing = IntStream.range(0, sources.size())
                .filter(i -> sources.get(i) instanceof FieldSource.Absent)
                .mapToObj(schema.columns()::get)
                .filter(Column::required)
                .toList();
        if (!missing.isEmpty()) {
            problem("the header lacks " + missing.stream().map(this::described).collect(Collectors.joining(", "))
                    + "; it has "
                    + names.stream()
                            .filter(name -> !name.isBlank())
                            .map(name -> "'" + name.text() + "'")
                            .collect(Collectors.joining(", "))
                    + "; rename the column in the file, or name it in the settings");
        }
    }

    private String described(Column column) {
        return column.name()
                + unused().stream()
                        .filter(name -> name.resembles(column))
                        .findFirst()
                        .map(name -> " (is it '" + name.text() + "'?)")
                        .orElse("");
    }

    private List<HeaderName> unused() {
        return names.stream()
                .filter(name -> !name.isBlank() && schema.columns().stream().noneMatch(name::isOf))
                .toList();
    }

    private void noteOthers() {
        var others = unused();
        if (!others.isEmpty() && problems.isEmpty()) {
            notes.add((others.size() == 1 ? "column " : "columns ")
                    + others.stream().map(name -> "'" + name.text() + "'").collect(Collectors.joining(", "))
                    + (others.size() == 1 ? " is" : " are") + " not in the schema and left out");
        }
    }

    private void problem(String message) {
        problems.add(new Problem(header.line(), null, null, message));
    }

    private boolean isExact() {
        return header.number() == 1
                && header.fields().size() == schema.columns().size()
                && IntStream.range(0, schema.columns().size())
                        .allMatch(i -> schema.columns()
                                .get(i)
                                .name()
                                .equals(header.fields().get(i).text()));
    }

    /** Fields without a name count only if they have values, which the rows show. */
    private int width() {
        return names.size()
                - (int) Optional.of(names).stream()
                        .flatMap(all -> all.reversed().stream())
                        .takeWhile(HeaderName::isBlank)
                        .count();
    }

    static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
