package dev.ferry.adapters.rest.exchange;

/** The client has disconnected. This is not an error of the server, so it is not logged. */
final class ClientDisconnectedException extends RuntimeException {

    ClientDisconnectedException() {
        super("the client has disconnected", null, false, false);
    }
}
