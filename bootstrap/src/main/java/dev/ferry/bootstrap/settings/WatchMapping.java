package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.WatchRequest;
import dev.ferry.adapters.files.WatchSettings;
import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.table.TableFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/** Maps settings and the options of a command to those of a watched folder. */
record WatchMapping(Settings settings) {

    WatchSettings watch(WatchRequest request) {
        var overwrite = request.overwrite();
        var encoding = request.encoding();
        return WatchSettings.of(request.folder())
                .with(new UploadOptions(
                        overwrite == null ? settings.read(Key.WATCH_OVERWRITE, SettingValues::flag) : overwrite,
                        request.results().isEmpty()
                                ? settings.read(Key.WATCH_RESULTS, text -> kinds(List.of(text.split(",", -1))))
                                : given(request.results()),
                        TableFormat.in(
                                encoding == null
                                        ? settings.optional(Key.WATCH_ENCODING, WatchMapping::charset)
                                                .orElse(null)
                                        : encoding),
                        settings.read(Key.WATCH_ALLOW_EMPTY, SettingValues::flag)));
    }

    private static List<ResultKind> given(List<String> words) {
        try {
            return kinds(words);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("--results: " + e.getMessage());
        }
    }

    private static List<ResultKind> kinds(List<String> words) {
        return words.stream().map(String::strip).map(ResultKind::new).toList();
    }

    private static Charset charset(String name) {
        return Stream.of(name.strip())
                .filter(text -> text.matches("[A-Za-z0-9][A-Za-z0-9.:_+-]*") && Charset.isSupported(text))
                .map(Charset::forName)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not a charset; write for example UTF-8 or windows-1252"));
    }
}
