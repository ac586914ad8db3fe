package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.domain.platform.ProcessingToken;

/** Processing tokens, as users type them. */
final class TokenArgument {

    private TokenArgument() {}

    static ProcessingToken parse(String text) {
        try {
            return new ProcessingToken(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no processing token; 'ferry upload' prints it, a UUID");
        }
    }
}
