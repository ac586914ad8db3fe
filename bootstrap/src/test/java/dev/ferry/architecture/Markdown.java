package dev.ferry.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the links and the anchors of a Markdown page. */
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
    private static final Pattern OTHER_SITE = Pattern.compile("^[a-z]+:.*");

    private Markdown() {}

    /**
     * A link within the repository.
     *
     * @param target the relative path, with the anchor
     */
    record Link(String text, String target) {

        /** The target file of a link on a page: the page itself if there is only an anchor. */
        Path from(Path page) {
            var file = target.replaceFirst("#.*", "");
            return file.isEmpty() ? page : page.resolveSibling(file).normalize();
        }

        /** The anchor without {@code #}; empty if there is none. */
        String anchor() {
            return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        }
    }

    /** All links of a page to files, without links to other sites. */
    static List<Link> links(String page) {
        var text = INDENTED.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("");
        var links = new ArrayList<Link>();
        for (var form : List.of(INLINE, REFERENCE, HTML)) {
            form.matcher(text)
                    .results()
                    .filter(link -> !isCode(text, link.start()))
                    .filter(link -> !OTHER_SITE.matcher(link.group(2)).matches())
                    .forEach(link -> links.add(new Link(link.group(1), link.group(2))));
        }
        return links;
    }

    /** The anchors of a page: its headings, in the form that GitHub and GitLab use. */
    static Set<String> anchors(String page) {
        var anchors = new LinkedHashSet<String>();
        var counts = new HashMap<String, Integer>();
        HEADING.matcher(FENCE.matcher(page).replaceAll("")).results().forEach(heading -> {
            var anchor = heading.group(1)
                    .replaceAll("\\]\\([^)]*\\)", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            var count = counts.merge(anchor, 1, Integer::sum);
            anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
        });
        return anchors;
    }

    private static boolean isCode(String text, int position) {
        return CODE.matcher(text).results().anyMatch(code -> code.start() < position && position < code.end());
    }
}
