package dev.ferry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions on the size of ports and on the names of the classes that implement them (ADR 37). */
final class PortConditions {

    private static final int MOST_METHODS = 6;

    private PortConditions() {}

    static ArchCondition<JavaClass> haveFewMethods() {
        return condition(
                "have at most " + MOST_METHODS + " methods",
                port -> port.getMethods().size() <= MOST_METHODS);
    }

    static DescribedPredicate<JavaClass> implementAPortIn(String ports) {
        return describe(
                "implement a port in " + ports,
                type -> ports(type, ports).findAny().isPresent());
    }

    /** {@code SubmitUploadUseCase} implements {@code SubmitUpload}. */
    static ArchCondition<JavaClass> beNamedAfterTheirPort(String ports, String suffix) {
        return condition(
                "have the name of their port with " + suffix,
                type -> ports(type, ports).anyMatch(port -> type.getSimpleName().equals(port + suffix)));
    }

    /** The last word must be the same: {@code SqlJournal} implements {@code Journal}. */
    static ArchCondition<JavaClass> endLikeAPortOfTheirs(String ports) {
        return condition(
                "end with the last word of one of their ports",
                type -> ports(type, ports)
                        .map(port -> port.replaceAll(".*(?=[A-Z])", ""))
                        .anyMatch(type.getSimpleName()::endsWith));
    }

    private static Stream<String> ports(JavaClass type, String ports) {
        return type.getAllRawInterfaces().stream()
                .filter(port -> port.getPackageName().equals(ports))
                .map(JavaClass::getSimpleName);
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> predicate) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, predicate.test(type), type.getName() + " should " + description));
            }
        };
    }
}
