package dev.ferry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/ports.md} names every port with its contracts, its implementations and its callers. */
class PortsPageTest {

    private static final Path PAGE = Path.of("../docs/ports.md");
    private static final String PORTS = "dev.ferry.application.port";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`(\\w+)`]\\([^)]+\\) \\|(.+)\\|(.+)\\|$");
    private static final Pattern TYPE = Pattern.compile("\\[`(\\w+)`]\\(([^)]+)\\)");
    private static final JavaClasses FERRY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ferry");

    /** A row: the contracts and adapters of a driven port, or the implementation and callers of a driving port. */
    private record Row(String first, String second) {

        private static List<String> types(String cell) {
            return TYPE.matcher(cell)
                    .results()
                    .map(found -> found.group(1))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyPortHasARow() throws IOException {
        var ports = FERRY.stream().filter(PortsPageTest::isPort).map(JavaClass::getSimpleName);

        assertThat(rows().keySet()).containsExactlyElementsOf(ports.sorted().toList());
    }

    @Test
    void everyDrivenPortNamesAllItsAdapters() throws IOException {
        var rows = rows();

        for (var port : ports("driven")) {
            assertThat(Row.types(row(rows, port).second()))
                    .as(port.getSimpleName())
                    .containsExactlyElementsOf(names(implementations(port)));
        }
    }

    @Test
    void everyDrivenPortNamesItsContract() throws IOException {
        var rows = rows();
        var contracts = FERRY.stream()
                .filter(type -> type.getSimpleName().endsWith("Contract"))
                .map(JavaClass::getSimpleName)
                .toList();

        for (var port : ports("driven")) {
            var named = Row.types(row(rows, port).first());
            assertThat(named).as(port.getSimpleName()).contains(port.getSimpleName() + "Contract");
            assertThat(contracts).containsAll(named);
        }
        assertThat(Files.readString(PAGE)).contains(contracts);
    }

    @Test
    void everyDrivingPortNamesItsImplementationAndAllCallers() throws IOException {
        var rows = rows();

        for (var port : ports("driving")) {
            var row = row(rows, port);
            var callers = FERRY.stream()
                    .filter(type -> type.getPackageName().startsWith("dev.ferry.adapters."))
                    .filter(type -> type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(dependency -> dependency.getTargetClass().equals(port)))
                    .map(type -> "adapters-" + type.getPackageName().split("\\.", -1)[3])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(Row.types(row.first()))
                    .as(port.getSimpleName())
                    .containsExactlyElementsOf(names(implementations(port)));
            assertThat(Pattern.compile("adapters-\\w+")
                            .matcher(row.second())
                            .results()
                            .map(found -> found.group()))
                    .as(port.getSimpleName())
                    .containsExactlyElementsOf(callers);
        }
    }

    @Test
    void everyLinkedFileDeclaresItsType() throws IOException {
        assertThat(TYPE.matcher(Files.readString(PAGE)).results()).allSatisfy(link -> {
            var file = PAGE.resolveSibling(link.group(2));
            assertThat(file).hasFileName(link.group(1) + ".java").exists();
        });
    }

    /** A functional interface is a parameter of a port, not a port. */
    private static boolean isPort(JavaClass type) {
        return type.getPackageName().startsWith(PORTS)
                && type.isInterface()
                && !type.isAnnotatedWith(FunctionalInterface.class)
                && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info");
    }

    /** The event log is in neither of the two packages: adapters implement it as a driven port. */
    private static List<JavaClass> ports(String side) {
        return FERRY.stream()
                .filter(PortsPageTest::isPort)
                .filter(type -> type.getPackageName().endsWith(side)
                        || (side.equals("driven") && type.getPackageName().equals(PORTS)))
                .toList();
    }

    private static Stream<JavaClass> implementations(JavaClass port) {
        return port.getAllSubclasses().stream()
                .filter(type -> type.isTopLevelClass() && !type.isInterface())
                .filter(type -> !type.getPackageName().contains(".contracts"));
    }

    private static List<String> names(Stream<JavaClass> types) {
        return types.map(JavaClass::getSimpleName).sorted().toList();
    }

    private static Row row(Map<String, Row> rows, JavaClass port) {
        return Objects.requireNonNull(rows.get(port.getSimpleName()), port.getSimpleName());
    }

    private static Map<String, Row> rows() throws IOException {
        var rows = new TreeMap<String, Row>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(found -> rows.put(found.group(1), new Row(found.group(2), found.group(3))));
        return rows;
    }
}
