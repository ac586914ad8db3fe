package dev.ferry.domain.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address. An IPv4 address is stored as its IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2), so both
 * spellings are equal.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {

    /** The number of bits in front of the IPv4 address in an IPv4-mapped address. */
    static final int MAPPED_BITS = 96;

    private static final long MAPPED = 0xffff_0000_0000L;
    private static final int GROUPS = 8;
    private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern ZONE = Pattern.compile("%[^\\[\\]/%]+");

    /**
     * Parses an address in dotted decimals or by RFC 4291 section 2.2, with or without the brackets of a URL. A zone id
     * is checked and left out.
     *
     * @return empty for everything else, such as a name
     */
    public static Optional<IpAddress> parse(String text) {
        var bracketed = text.startsWith("[") && text.endsWith("]");
        var address = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!address.contains(":")) {
            return bracketed ? Optional.empty() : dotted(address).map(bits -> new IpAddress(0, MAPPED | bits));
        }
        var zone = address.indexOf('%');
        if (zone < 0) {
            return ofGroups(address);
        }
        return ZONE.matcher(address.substring(zone)).matches()
                ? ofGroups(address.substring(0, zone))
                : Optional.empty();
    }

    /** Whether only this machine can reach it: 127.0.0.0/8, ::1, and their IPv4-mapped spellings. */
    public boolean isLoopback() {
        return (high == 0 && low == 1) || (isIpv4() && (low >>> 24 & 0xff) == 127);
    }

    /** Whether it is an IPv4 address, in either spelling. */
    public boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** Whether the first {@code bits} bits, from 0 to 128, are those of another address. */
    boolean sharesPrefix(IpAddress other, int bits) {
        var highBits = Math.min(bits, Long.SIZE);
        return startsAlike(high, other.high, highBits) && startsAlike(low, other.low, bits - highBits);
    }

    private static boolean startsAlike(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (Long.SIZE - bits) == 0;
    }

    private static Optional<IpAddress> ofGroups(String address) {
        var gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address).filter(all -> all.size() == GROUPS).map(IpAddress::of);
        }
        var before = groups(address.substring(0, gap));
        var after = groups(address.substring(gap + 2));
        if (before.isEmpty()
                || after.isEmpty()
                || before.get().size() + after.get().size() >= GROUPS
                || address.substring(0, gap).contains(".")) {
            return Optional.empty();
        }
        var all = new ArrayList<>(before.get());
        while (all.size() + after.get().size() < GROUPS) {
            all.add(0);
        }
        all.addAll(after.get());
        return Optional.of(of(all));
    }

    /** The groups of 16 bits in a part of an address; the last two may be in dotted decimals. */
    private static Optional<List<Integer>> groups(String part) {
        var groups = new ArrayList<Integer>();
        if (part.isEmpty()) {
            return Optional.of(groups);
        }
        var texts = part.split(":", -1);
        for (var i = 0; i < texts.length; i++) {
            var last = i == texts.length - 1 ? dotted(texts[i]) : Optional.<Long>empty();
            if (last.isPresent()) {
                groups.add((int) (last.get() >>> 16));
                groups.add((int) (last.get() & 0xffff));
            } else if (GROUP.matcher(texts[i]).matches()) {
                groups.add(Integer.parseInt(texts[i], 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static Optional<Long> dotted(String text) {
        var octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return Optional.empty();
        }
        long bits = 0;
        for (var octet : octets) {
            if (!OCTET.matcher(octet).matches()) {
                return Optional.empty();
            }
            bits = bits << 8 | Integer.parseInt(octet);
        }
        return Optional.of(bits);
    }

    private static IpAddress of(List<Integer> groups) {
        return new IpAddress(bits(groups.subList(0, GROUPS / 2)), bits(groups.subList(GROUPS / 2, GROUPS)));
    }

    private static long bits(List<Integer> groups) {
        long bits = 0;
        for (var group : groups) {
            bits = bits << 16 | group;
        }
        return bits;
    }
}
