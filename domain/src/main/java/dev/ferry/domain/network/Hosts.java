package dev.ferry.domain.network;

import java.util.Locale;

/** Facts about the host of a URL or of an address, from its spelling alone. */
public final class Hosts {

    private Hosts() {}

    /**
     * Whether only this machine can reach a host: {@code localhost}, or a loopback address in any spelling.
     *
     * @param host a name or an address, with or without the brackets of a URL
     */
    public static boolean isLoopback(String host) {
        return withoutDot(host).toLowerCase(Locale.ROOT).equals("localhost")
                || IpAddress.parse(host).filter(IpAddress::isLoopback).isPresent();
    }

    /** The host as in a URL: an IPv6 address has brackets (RFC 3986 section 3.2.2), once. */
    public static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** The host for a connection: without brackets, and a zone id follows a single {@code %} (RFC 6874). */
    public static String forConnection(String host) {
        if (!host.startsWith("[") || !host.endsWith("]")) {
            return host;
        }
        return host.substring(1, host.length() - 1).replace("%25", "%");
    }

    /** A name without the dot of the root zone at its end. */
    public static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
