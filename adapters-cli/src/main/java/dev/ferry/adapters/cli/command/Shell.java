package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.cli.wiring.Wiring;

/**
 * What every command works with.
 *
 * @param wiring starts what a command needs
 * @param console where it writes
 */
public record Shell(Wiring wiring, Console console) {

    Session open(boolean sandboxed) {
        return sandboxed ? wiring.sandboxed() : wiring.live();
    }
}
