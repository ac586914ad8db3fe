package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials tells the truth about the distribution, and the page of licences about the bill. */
class LicencesIT {

    /** Those under which Ferry, itself under Apache-2.0, may be passed on with what it uses. */
    private static final Set<String> ACCEPTED = Set.of(
            "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-1.0", "EPL-2.0", "LGPL-2.1-only", "MIT");

    private static final String OURS = "dev.ferry";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\S+:\\S+) \\| (\\S.*?) \\|$");
    private static final Path PAGE = Path.of("../docs/licences.md");

    @Test
    void theBillNamesEveryLibraryWithItsHash() throws IOException, GeneralSecurityException {
        var billed = new TreeMap<String, String>();
        for (var component : components().toList()) {
            billed.put(
                    component.path("name").asText() + "-"
                            + component.path("version").asText() + ".jar",
                    sha256(component));
        }
        var shipped = new TreeMap<String, String>();
        for (var jar : jars()) {
            var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            shipped.put(jar.getFileName().toString(), HexFormat.of().formatHex(hash));
        }

        assertThat(billed).containsExactlyEntriesOf(shipped);
    }

    @Test
    void thePageListsEveryLibraryUnderItsOwnLicence() throws IOException {
        var page = page();

        assertThat(page.keySet()).containsExactlyElementsOf(foreign().keySet());
        assertThat(foreign())
                .allSatisfy((library, named) -> assertThat(words(page.getOrDefault(library, "")))
                        .as(library)
                        .matches(words -> named.isEmpty() || !Collections.disjoint(words, named), "is among " + named));
        assertThat(Files.readString(Distribution.HOME.resolve("licences.md"))).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyLicenceIsOneThatWasAccepted() throws IOException {
        assertThat(page())
                .allSatisfy(
                        (library, licence) -> assertThat(ACCEPTED).as(library).containsAll(words(licence)));
    }

    private static Set<String> words(String licence) {
        return Set.of(licence.split(" or "));
    }

    /** What the page says, by library. */
    private static Map<String, String> page() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (one, two) -> one, TreeMap::new));
    }

    /** The licences with a known name, by library; a library may have none. */
    private static Map<String, Set<String>> foreign() throws IOException {
        return components()
                .filter(component -> !component.path("group").asText().equals(OURS))
                .collect(Collectors.toMap(
                        component -> component.path("group").asText() + ":"
                                + component.path("name").asText(),
                        LicencesIT::ids,
                        (one, two) -> one,
                        TreeMap::new));
    }

    private static Set<String> ids(JsonNode component) {
        return stream(component.path("licenses"))
                .map(licence -> licence.path("license").path("id").asText())
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String sha256(JsonNode component) {
        return stream(component.path("hashes"))
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElse("none");
    }

    private static Stream<JsonNode> components() throws IOException {
        var bill = new ObjectMapper()
                .readTree(Distribution.HOME.resolve("sbom.json").toFile());
        return stream(bill.path("components"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** All but the one that the bill is about. */
    private static List<Path> jars() throws IOException {
        try (var files = Files.list(Distribution.HOME.resolve("lib"))) {
            return files.filter(jar -> !jar.endsWith("ferry.jar")).toList();
        }
    }
}
