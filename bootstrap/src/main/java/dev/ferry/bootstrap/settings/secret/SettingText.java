package dev.ferry.bootstrap.settings.secret;

import dev.ferry.domain.text.UnicodeText;

/** Cleans and checks the text of a setting. */
public final class SettingText {

    private SettingText() {}

    /** Removes a byte order mark at the start and line breaks at the end, which editors and Windows add. */
    public static String trimmed(String text) {
        return text.replaceFirst("^\uFEFF", "").replaceFirst("[\\r\\n]+\\z", "");
    }

    /**
     * Refuses text that was decoded wrongly.
     *
     * @return the same text
     * @throws IllegalArgumentException without the text, which may be secret
     */
    public static String intact(String text) {
        if (!UnicodeText.isIntact(text)) {
            throw new IllegalArgumentException("the value is not UTF-8; write it in UTF-8, and run Ferry with a UTF-8"
                    + " locale such as LC_ALL=C.UTF-8");
        }
        return text;
    }
}
