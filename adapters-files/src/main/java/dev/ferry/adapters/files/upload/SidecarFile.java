package dev.ferry.adapters.files.upload;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.domain.platform.ResultKind;

/**
 * A file that lands beside a data set.
 *
 * @param suffix what its name has in place of {@code .csv}
 * @param ours whether the words are Ferry's own, so that those about a file that is gone may be replaced
 */
record SidecarFile(String suffix, Content content, boolean ours) {

    private static final int LONGEST_KIND = 40;

    /** A result; any key is a legal kind, but a file name may not lead out of its folder. */
    static SidecarFile result(ResultKind kind, Content content) {
        var tame = kind.key().replaceAll("[^\\p{L}\\p{N}_-]", "_");
        var word = tame.substring(0, Math.min(tame.length(), LONGEST_KIND));
        return new SidecarFile("." + word + ".txt", content, false);
    }

    static SidecarFile words(String what, String text) {
        return new SidecarFile("." + what + ".txt", Bytes.of(text), true);
    }
}
