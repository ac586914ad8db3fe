package dev.ferry.adapters.store.jdbc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Encodes many rows as one parameter of one statement: a JSON array, which both databases can decode. */
public final class RowsParameter {

    private RowsParameter() {}

    /**
     * Encodes rows with named columns, for {@link Dialect#rows}.
     *
     * @param items one for each row
     * @param columns sets the columns of an item's row
     * @return a JSON array of objects
     */
    public static <T> String of(Collection<T> items, BiConsumer<ObjectNode, T> columns) {
        var rows = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(item -> columns.accept(rows.addObject(), item));
        return rows.toString();
    }

    /** Returns a new row without columns, for rows whose columns are not known at compile time. */
    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Encodes texts, for {@link Dialect#inList}.
     *
     * @return a JSON array of strings
     */
    public static String of(Collection<String> texts) {
        var rows = JsonNodeFactory.instance.arrayNode(texts.size());
        texts.forEach(rows::add);
        return rows.toString();
    }
}
