package dev.ferry.domain.text;

import java.nio.charset.StandardCharsets;

/** Writes words of a command so that a POSIX shell reads each as one word and runs nothing in it. */
public final class ShellWord {

    private ShellWord() {}

    /** Quotes a word if it needs quotes. Invisible characters use the dollar quotes of POSIX 2024, bash and zsh. */
    public static String of(String word) {
        if (!word.isEmpty() && !word.startsWith("=") && word.codePoints().allMatch(ShellWord::isPlain)) {
            return word;
        }
        return word.codePoints().anyMatch(VisibleText::isHidden)
                ? dollarQuoted(word)
                : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Quotes the path of a file, which must not look like an option. */
    public static String ofPath(String path) {
        return of(path.startsWith("-") ? "./" + path : path);
    }

    /** Quotes an argument of Ferry, which must not look like an option. */
    public static String ofArgument(String word) {
        return (word.startsWith("-") ? "-- " : "") + of(word);
    }

    private static boolean isPlain(int point) {
        return Character.isLetterOrDigit(point) ? !VisibleText.isHidden(point) : "_@%+=:,./-".indexOf(point) >= 0;
    }

    private static String dollarQuoted(String word) {
        var quoted = new StringBuilder("$'");
        word.codePoints().forEach(point -> {
            var character = Character.toString(point);
            if (VisibleText.isHidden(point)) {
                for (var value : character.getBytes(StandardCharsets.UTF_8)) {
                    quoted.append("\\%03o".formatted(value & 0xFF));
                }
            } else {
                quoted.append(point == '\'' || point == '\\' ? "\\" + character : character);
            }
        });
        return quoted.append('\'').toString();
    }
}
