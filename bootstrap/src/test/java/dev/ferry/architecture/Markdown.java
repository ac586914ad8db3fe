package dev.ferry.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of Markdown as it takes to follow links: where they lead, and where one can arrive. */
final class Markdown {

    private static final Pattern FENCE =
            Pattern.compile("^(```|~~~).*?^\\1[^\\n]*$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern INDENTED = Pattern.compile("(?<=\\n\\n)(?: {4,}[^\\n]*(?:\\n+|$))+");
    private static final Pattern INLINE =
            Pattern.compile("\\[((?:[^\\[\\]]|\\[[^\\]]*\\])*)\\]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern REFERENCE = Pattern.compile("^\\[([^\\]]+)\\]:\\s*(\\S+)", Pattern.MULTILINE);
    private static final Pattern HTML = Pattern.compile("<(?:a|img)\\b[^>]*?\\b(href|src)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?)\\s*$", Pattern.MULTILINE);
    private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");

    private Markdown() {}

    /**
     * A link within the repository.
     *
     * @param target where it leads, with the anchor
     */
    record Link(String words, String target) {

        /** The file that it leads to from a page: the page itself when there is only an anchor. */
        Path from(Path page) {
            var file = target.replaceFirst("#.*", "");
            return file.isEmpty() ? page : page.resolveSibling(file).normalize();
        }

        /** The place in the file, empty for its beginning. */
        String anchor() {
            return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        }
    }

    /** All links of a page that lead to files; those to other sites are not ours to check. */
    static List<Link> links(String page) {
        var text = INDENTED.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("");
        var links = new ArrayList<Link>();
        for (var form : List.of(INLINE, REFERENCE, HTML)) {
            form.matcher(text)
                    .results()
                    .filter(link -> !isCode(text, link.start()))
                    .filter(link -> !ELSEWHERE.matcher(link.group(2)).matches())
                    .forEach(link -> links.add(new Link(link.group(1), link.group(2))));
        }
        return links;
    }

    /** Where one can arrive on a page: the headings, written as anchors the way forges do it. */
    static Set<String> anchors(String page) {
        var anchors = new LinkedHashSet<String>();
        var seen = new HashMap<String, Integer>();
        HEADING.matcher(FENCE.matcher(page).replaceAll("")).results().forEach(heading -> {
            var anchor = heading.group(1)
                    .replaceAll("\\]\\([^)]*\\)", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            var times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        });
        return anchors;
    }

    private static boolean isCode(String text, int position) {
        return CODE.matcher(text).results().anyMatch(code -> code.start() < position && position < code.end());
    }
}
