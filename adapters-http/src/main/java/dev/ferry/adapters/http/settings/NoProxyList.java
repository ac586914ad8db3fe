package dev.ferry.adapters.http.settings;

import dev.ferry.domain.network.HostPort;
import dev.ferry.domain.network.Hosts;
import dev.ferry.domain.network.IpAddress;
import dev.ferry.domain.network.IpNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The hosts that are called without a proxy. */
public final class NoProxyList {

    private static final NoProxyList EMPTY = new NoProxyList(List.of());

    private final List<Entry> entries;

    private NoProxyList(List<Entry> entries) {
        this.entries = entries;
    }

    /** One entry of the list. */
    private interface Entry {
        boolean matches(String host, int port);
    }

    /** Contains no host, not even this machine. */
    static NoProxyList empty() {
        return EMPTY;
    }

    /**
     * Parses the value of {@code NO_PROXY}: entries between commas or spaces. An entry is {@code *}, a domain with its
     * subdomains, an address, either of them with a port, or a network in CIDR notation. An entry of another form
     * matches nothing. The list always contains this machine.
     */
    static NoProxyList parse(String text) {
        var entries = Arrays.stream(text.strip().split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(NoProxyList::entry);
        return new NoProxyList(Stream.concat(Stream.<Entry>of((host, port) -> Hosts.isLoopback(host)), entries)
                .toList());
    }

    /**
     * Returns whether a host is called without a proxy.
     *
     * @param host a name or an address, with or without the brackets of a URL
     */
    boolean contains(String host, int port) {
        return entries.stream().anyMatch(entry -> entry.matches(host, port));
    }

    private static Entry entry(String text) {
        if (text.equals("*")) {
            return (host, port) -> true;
        }
        var network = IpNetwork.parse(text);
        if (network.isPresent()) {
            return (host, port) ->
                    IpAddress.parse(host).filter(network.get()::contains).isPresent();
        }
        return HostPort.parse(text).map(NoProxyList::hostEntry).orElse((host, port) -> false);
    }

    private static Entry hostEntry(HostPort entry) {
        var address = IpAddress.parse(entry.host());
        var domain = domain(entry.host().replaceFirst("^\\*?\\.", ""));
        return (host, port) -> (entry.port() < 0 || entry.port() == port)
                && (address.isPresent() ? address.equals(IpAddress.parse(host)) : isWithin(domain(host), domain));
    }

    /** Compares whole labels, so that {@code notexample.com} is not within {@code example.com}. */
    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || (IpAddress.parse(host).isEmpty() && host.endsWith("." + domain));
    }

    private static String domain(String name) {
        return Hosts.withoutDot(name).toLowerCase(Locale.ROOT);
    }
}
