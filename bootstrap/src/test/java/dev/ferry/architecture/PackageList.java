package dev.ferry.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which packages of its own module a package may use, as {@code packages.txt} lists them: the picture of each module in
 * words.
 */
record PackageList(String root) {

    /** A package that is not listed must be entered before anything can live in it. */
    ArchCondition<JavaClass> keepToTheList() {
        var lists = read();
        return new ArchCondition<>("use what packages.txt lists for their package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var mine = below(type);
                if (!lists.containsKey(mine)) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " lives in a package without a list"));
                }
                var allowed = lists.getOrDefault(mine, Set.of());
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isNeighbour(mine, below(use.getTargetClass())))
                        .filter(use -> !allowed.contains(below(use.getTargetClass())))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
            }
        };
    }

    /** The neighbours that are really used, for every package that has some. */
    Map<String, Set<String>> used(JavaClasses classes) {
        var used = new TreeMap<String, Set<String>>();
        for (var type : classes) {
            var neighbours = used.computeIfAbsent(below(type), mine -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(use -> below(use.getTargetClass()))
                    .filter(theirs -> isNeighbour(below(type), theirs))
                    .forEach(neighbours::add);
        }
        return used;
    }

    /** For each package the neighbours that it may use, all of them below the root. */
    static Map<String, Set<String>> read() {
        return AllowList.read("packages.txt");
    }

    private String below(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    private static boolean isNeighbour(String mine, String theirs) {
        return !theirs.equals(mine) && module(theirs).equals(module(mine));
    }

    /** The adapters are a module each. */
    private static String module(String name) {
        return name.replaceFirst("^((adapters\\.)?\\w*).*", "$1");
    }
}
