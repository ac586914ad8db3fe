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

/** The Maven dependencies of each module are those in {@code modules.txt}. */
class ModulesTest {

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.+?)</artifactId>");

    @Test
    void everyModuleHasItsListedDependencies() throws IOException {
        var dependencies = new TreeMap<String, Set<String>>();
        for (var module : RepositoryFiles.matches(MODULE, Files.readString(RepositoryFiles.ROOT.resolve("pom.xml")))) {
            dependencies.put(
                    module,
                    shipped(Files.readString(
                            RepositoryFiles.ROOT.resolve(module).resolve("pom.xml"))));
        }

        assertThat(dependencies).containsExactlyInAnyOrderEntriesOf(AllowList.read("modules.txt"));
    }

    @Test
    void aDependencyThatIsNotListedIsFound() {
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

    /** The dependencies at run time, without those of tests. */
    private static Set<String> shipped(String pom) {
        return RepositoryFiles.matches(DEPENDENCY, pom).stream()
                .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                .filter(dependency -> !dependency.contains("<scope>provided</scope>"))
                .flatMap(dependency ->
                        RepositoryFiles.matches(ARTIFACT, dependency).stream().limit(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
