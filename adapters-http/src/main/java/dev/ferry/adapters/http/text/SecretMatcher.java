package dev.ferry.adapters.http.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds secrets in bytes that arrive in chunks, in linear time (the automaton of Aho and Corasick, 1975). A state
 * stands for the longest end of the text that may be the start of a secret; state 0 for none. Immutable; for any
 * thread.
 */
final class SecretMatcher {

    private final int[] fromStart = new int[256];
    private final byte[] label;
    private final int[] firstChild;
    private final int[] sibling;
    private final int[] fallback;
    private final int[] depth;
    private final int[] undecided;
    private final int[] found;
    private int states = 1;

    /** Finds these texts, encoded in UTF-8; none may be empty. */
    SecretMatcher(List<String> secrets) {
        var needles = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        var room = 1 + needles.stream().mapToInt(needle -> needle.length).sum();
        label = new byte[room];
        firstChild = new int[room];
        sibling = new int[room];
        fallback = new int[room];
        depth = new int[room];
        undecided = new int[room];
        found = new int[room];
        needles.forEach(this::add);
        link();
    }

    /** Whether there is nothing to find. */
    boolean isEmpty() {
        return states == 1;
    }

    /** Returns the index of the first byte that may start a secret, or the end. */
    int skip(byte[] text, int from, int end) {
        var at = from;
        while (at < end && fromStart[text[at] & 0xFF] == 0) {
            at++;
        }
        return at;
    }

    /** Returns the state after one more byte. */
    int next(int state, byte b) {
        for (var at = state; at != 0; at = fallback[at]) {
            var child = child(at, b);
            if (child != 0) {
                return child;
            }
        }
        return fromStart[b & 0xFF];
    }

    /** The length in bytes of the longest secret that ends in this state, or 0. */
    int found(int state) {
        return found[state];
    }

    /** How many of the last bytes may be the start of a secret whose end has not arrived. */
    int undecided(int state) {
        return undecided[state];
    }

    private void add(byte[] needle) {
        var state = 0;
        for (var b : needle) {
            var child = child(state, b);
            state = child == 0 ? append(state, b) : child;
        }
        found[state] = needle.length;
    }

    private int child(int state, byte b) {
        if (state == 0) {
            return fromStart[b & 0xFF];
        }
        var child = firstChild[state];
        while (child != 0 && label[child] != b) {
            child = sibling[child];
        }
        return child;
    }

    private int append(int state, byte b) {
        var child = states++;
        label[child] = b;
        depth[child] = depth[state] + 1;
        sibling[child] = firstChild[state];
        firstChild[state] = child;
        if (state == 0) {
            fromStart[b & 0xFF] = child;
        }
        return child;
    }

    /** Links each state to the state of its longest proper end, nearest states first. */
    private void link() {
        var queue = new int[states];
        var queued = 1;
        for (int i = 0; i < queued; i++) {
            var state = queue[i];
            for (var child = firstChild[state]; child != 0; child = sibling[child]) {
                fallback[child] = state == 0 ? 0 : next(fallback[state], label[child]);
                found[child] = Math.max(found[child], found[fallback[child]]);
                undecided[child] = firstChild[child] == 0 ? undecided[fallback[child]] : depth[child];
                queue[queued++] = child;
            }
        }
    }
}
