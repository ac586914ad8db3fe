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

/** The bill of materials lists the libraries of the distribution, and the licence page lists their licences. */
class LicencesIT {

    /** The licences under which Ferry, itself under Apache-2.0, may be distributed with its libraries. */
    private static final Set<String> ACCEPTED = Set.of(
            "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-1.0", "EPL-2.0", "LGPL-2.1-only", "MIT");

    private static final String OURS = "dev.ferry";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\S+:\\S+) \\| (\\S.*?) \\|$");
    private static final Path PAGE = Path.of("../docs/licences.md");

    @Test
    void theBillNamesEveryLibraryWithItsHash() throws IOException, GeneralSecurityException {
        var listed = new TreeMap<String, String>();
        for (var component : components().toList()) {
            listed.put(
                    component.path("name").asText() + "-"
                            + component.path("version").asText() + ".jar",
                    sha256(component));
        }
        var shipped = new TreeMap<String, String>();
        for (var jar : jars()) {
            var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            shipped.put(jar.getFileName().toString(), HexFormat.of().formatHex(hash));
        }

        assertThat(listed).containsExactlyEntriesOf(shipped);
    }

    @Test
    void thePageListsEveryLibraryWithItsLicence() throws IOException {
        var page = page();

        assertThat(page.keySet()).containsExactlyElementsOf(libraries().keySet());
        assertThat(libraries())
                .allSatisfy((library, named) -> assertThat(alternatives(page.getOrDefault(library, "")))
                        .as(library)
                        .matches(
                                listed -> named.isEmpty() || !Collections.disjoint(listed, named),
                                "is among " + named));
        assertThat(Files.readString(Distribution.HOME.resolve("licences.md"))).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyLicenceIsAccepted() throws IOException {
        assertThat(page())
                .allSatisfy(
                        (library, licence) -> assertThat(ACCEPTED).as(library).containsAll(alternatives(licence)));
    }

    private static Set<String> alternatives(String licence) {
        return Set.of(licence.split(" or "));
    }

    /** The licences on the page, by library. */
    private static Map<String, String> page() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2), (first, second) -> first, TreeMap::new));
    }

    /** The licences with a known name, by library; empty for a library without one. */
    private static Map<String, Set<String>> libraries() throws IOException {
        return components()
                .filter(component -> !component.path("group").asText().equals(OURS))
                .collect(Collectors.toMap(
                        component -> component.path("group").asText() + ":"
                                + component.path("name").asText(),
                        LicencesIT::ids,
                        (first, second) -> first,
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

    /** All jars except Ferry's own. */
    private static List<Path> jars() throws IOException {
        try (var files = Files.list(Distribution.HOME.resolve("lib"))) {
            return files.filter(jar -> !jar.endsWith("ferry.jar")).toList();
        }
    }
}
