package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a module may be built with: the walls of the hexagon as Maven sees them, listed in {@code modules.txt}. */
class ModulesTest {

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.+?)</artifactId>");

    @Test
    void everyModuleIsBuiltWithWhatIsListedForIt() throws IOException {
        var built = new TreeMap<String, Set<String>>();
        for (var module : Pages.found(MODULE, Files.readString(Pages.ROOT.resolve("pom.xml")))) {
            built.put(
                    module, shipped(Files.readString(Pages.ROOT.resolve(module).resolve("pom.xml"))));
        }

        assertThat(built).containsExactlyInAnyOrderEntriesOf(AllowList.read("modules.txt"));
    }

    @Test
    void aDependencyThatIsNotListedIsSeen() {
        assertThat(shipped("""
                <dependencies>
                  <dependency><artifactId>ferry-domain</artifactId></dependency>
                  <dependency><artifactId>vertx-core</artifactId><scope>runtime</scope></dependency>
                  <dependency><artifactId>awaitility</artifactId><scope>test</scope></dependency>
                </dependencies>
                """))
                .containsExactly("ferry-domain", "vertx-core")
                .isNotEqualTo(AllowList.read("modules.txt").get("application"));
    }

    /** What comes along at run time; tests may be built with more. */
    private static Set<String> shipped(String pom) {
        return Pages.found(DEPENDENCY, pom).stream()
                .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                .filter(dependency -> !dependency.contains("<scope>provided</scope>"))
                .flatMap(
                        dependency -> Pages.found(ARTIFACT, dependency).stream().limit(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
