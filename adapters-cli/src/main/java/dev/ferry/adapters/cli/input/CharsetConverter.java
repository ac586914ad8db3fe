package dev.ferry.adapters.cli.input;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts values of options to charsets. */
public final class CharsetConverter implements ITypeConverter<Charset> {

    @Override
    public Charset convert(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            var suggestion =
                    SpellingSuggestion.nearest(name, Charset.availableCharsets().keySet());
            throw new TypeConversionException("'%s' is not a charset; write %s"
                    .formatted(name, suggestion.orElse("UTF-8, windows-1252 or another name of the IANA registry")));
        }
    }
}
