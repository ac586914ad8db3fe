package dev.ferry.adapters.cli.input;

import dev.ferry.domain.table.TableFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts values of options to delimiters. */
public final class DelimiterConverter implements ITypeConverter<Character> {

    /** Creates a converter; picocli calls it for each option. */
    public DelimiterConverter() {}

    @Override
    public Character convert(String word) {
        try {
            return TableFormat.delimiter(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
