package dev.ferry.adapters.rest.exchange;

/** Nobody is there any more to be answered; that is the client's right, and nothing to log. */
final class ClientGoneException extends RuntimeException {

    ClientGoneException() {
        super("the client has gone", null, false, false);
    }
}
