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

/** The packages of its own module that each package may use, as {@code packages.txt} lists them. */
record PackageList(String root) {

    /** A package without an entry in the list is a violation too. */
    ArchCondition<JavaClass> followTheList() {
        var lists = read();
        return new ArchCondition<>("use what packages.txt lists for their package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var ownPackage = belowRoot(type);
                if (!lists.containsKey(ownPackage)) {
                    events.add(
                            SimpleConditionEvent.violated(type, "packages.txt does not list the package of " + type));
                }
                var allowed = lists.getOrDefault(ownPackage, Set.of());
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isNeighbour(ownPackage, belowRoot(use.getTargetClass())))
                        .filter(use -> !allowed.contains(belowRoot(use.getTargetClass())))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
            }
        };
    }

    /** The packages of the same module that each package uses. */
    Map<String, Set<String>> used(JavaClasses classes) {
        var used = new TreeMap<String, Set<String>>();
        for (var type : classes) {
            var neighbours = used.computeIfAbsent(belowRoot(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(use -> belowRoot(use.getTargetClass()))
                    .filter(target -> isNeighbour(belowRoot(type), target))
                    .forEach(neighbours::add);
        }
        return used;
    }

    /** The packages that each package may use, all named below the root. */
    static Map<String, Set<String>> read() {
        return AllowList.read("packages.txt");
    }

    private String belowRoot(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    private static boolean isNeighbour(String user, String target) {
        return !target.equals(user) && module(target).equals(module(user));
    }

    /** Each adapter is a module of its own. */
    private static String module(String name) {
        return name.replaceFirst("^((adapters\\.)?\\w*).*", "$1");
    }
}
