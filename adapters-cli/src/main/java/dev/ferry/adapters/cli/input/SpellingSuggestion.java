package dev.ferry.adapters.cli.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the correct spelling of a mistyped word. */
public final class SpellingSuggestion {

    private SpellingSuggestion() {}

    /**
     * Finds the candidate with the most similar spelling.
     *
     * @return the nearest candidate, or empty when more than half of the word would have to change
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) * 2 <= word.length());
    }

    /** The number of characters to insert, delete or replace (Levenshtein's distance). */
    private static int distance(String word, String candidate) {
        var previous = new int[candidate.length() + 1];
        for (int j = 0; j <= candidate.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            var current = new int[candidate.length() + 1];
            current[0] = i;
            for (int j = 1; j <= candidate.length(); j++) {
                var replace = previous[j - 1] + (word.charAt(i - 1) == candidate.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[candidate.length()];
    }
}
