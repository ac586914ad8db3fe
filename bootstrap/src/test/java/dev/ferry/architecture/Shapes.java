package dev.ferry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The size of a port, and the names of the classes that implement it (ADR 37). */
final class Shapes {

    private static final int MOST_METHODS = 5;

    private Shapes() {}

    static ArchCondition<JavaClass> haveAtMostFiveMethods() {
        return condition(
                "have at most " + MOST_METHODS + " methods",
                port -> port.getMethods().size() <= MOST_METHODS);
    }

    static DescribedPredicate<JavaClass> answerAPortIn(String ports) {
        return describe(
                "answer a port in " + ports,
                type -> ports(type, ports).findAny().isPresent());
    }

    /** {@code SubmitUploadUseCase} answers {@code SubmitUpload}. */
    static ArchCondition<JavaClass> beCalledLikeTheirPort(String ports, String suffix) {
        return condition(
                "be called like their port, with " + suffix,
                type -> ports(type, ports).anyMatch(port -> type.getSimpleName().equals(port + suffix)));
    }

    /** {@code SqlJournal} answers {@code Journal}, and {@code SqlPace} answers {@code AccountPace}. */
    static ArchCondition<JavaClass> endLikeOneOfTheirPorts(String ports) {
        return condition(
                "end like one of their ports",
                type -> ports(type, ports)
                        .map(port -> port.replaceAll(".*(?=[A-Z])", ""))
                        .anyMatch(type.getSimpleName()::endsWith));
    }

    private static Stream<String> ports(JavaClass type, String ports) {
        return type.getAllRawInterfaces().stream()
                .filter(port -> port.getPackageName().equals(ports))
                .map(JavaClass::getSimpleName);
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should " + description));
            }
        };
    }
}
