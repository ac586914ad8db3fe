package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.domain.platform.ProcessingToken;

/** Parses processing tokens that users type. */
final class TokenArgument {

    private TokenArgument() {}

    static ProcessingToken parse(String text) {
        try {
            return new ProcessingToken(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; 'ferry upload' prints the token");
        }
    }
}
