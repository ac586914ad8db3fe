package dev.ferry.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name belongs to one type in main code, and retired names are not used again. */
class NamesTest {

    @Test
    void twoTypesShareANameOnlyForAListedReason() {
        assertThat(duplicates(Sources.main()))
                .containsExactlyInAnyOrderElementsOf(
                        AllowList.read("duplicate-names.txt").keySet());
    }

    @Test
    void everyListedDuplicateHasAReason() {
        assertThat(AllowList.read("duplicate-names.txt"))
                .allSatisfy((name, reason) -> assertThat(reason).isNotEmpty());
    }

    @Test
    void noTypeHasARetiredName() {
        assertThat(retired(Sources.main())).isEmpty();
    }

    @Test
    void aDuplicateIsFound() {
        var first = Sources.in("package a; class Reader {}");
        var second = Sources.in("package b; interface Writer {} record Reader(int size) {}");

        assertThat(duplicates(List.of(first.get(0), second.get(0), second.get(1))))
                .containsExactly("Reader");
    }

    @Test
    void nestedTypesDoNotCountAsDuplicates() {
        assertThat(duplicates(Sources.in("class Reader {} class Writer { enum Reader {} }")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Voyage {}",
                "interface Voyage {}",
                "enum Voyage {}",
                "@interface Voyage {}",
                "public record Voyage(int id) {}",
                "class Upload { private sealed interface Voyage permits A, B {} }",
                "class Upload { void send() { record Voyage(int id) {} } }",
            })
    void aRetiredNameIsFound(String source) {
        assertThat(retired(Sources.in(source))).hasSize(1).first().asString().contains("UploadSteps");
    }

    @Test
    void onlyDeclarationsAreCheckedForRetiredNames() {
        assertThat(retired(
                        Sources.in("/** A class Voyage { }. */ class Upload { String Voyage = \"class Voyage {}\"; }")))
                .isEmpty();
    }

    private static Set<String> duplicates(List<Sources.Type> types) {
        return types.stream()
                .filter(Sources.Type::isTopLevel)
                .collect(groupingBy(Sources.Type::simpleName, counting()))
                .entrySet()
                .stream()
                .filter(name -> name.getValue() > 1)
                .map(name -> name.getKey())
                .collect(Collectors.toSet());
    }

    private static List<String> retired(List<Sources.Type> types) {
        var successors = AllowList.read("retired-names.txt");
        return types.stream()
                .filter(type -> successors.containsKey(type.simpleName()))
                .map(type -> "%s.%s has a retired name, see %s"
                        .formatted(type.packageName(), type.name(), successors.get(type.simpleName())))
                .toList();
    }
}
