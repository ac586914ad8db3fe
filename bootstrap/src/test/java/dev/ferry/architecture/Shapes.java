package dev.ferry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How large a port is, what those who answer it are called (ADR 37), and how many a class may need. */
final class Shapes {

    private static final int MOST_METHODS = 5;
    private static final int MOST_COLLABORATORS = 5;

    private Shapes() {}

    static ArchCondition<JavaClass> haveAtMostFiveMethods() {
        return condition(
                "have at most " + MOST_METHODS + " methods",
                port -> port.getMethods().size() <= MOST_METHODS);
    }

    /** Fields of our own types that do something; records and enums are what is worked on. */
    static ArchCondition<JavaClass> keepAtMostFiveCollaborators(String root) {
        return condition(
                "keep at most " + MOST_COLLABORATORS + " collaborators",
                type -> type.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                .map(JavaField::getRawType)
                                .filter(kept -> kept.getPackageName().startsWith(root))
                                .filter(kept -> !kept.isRecord() && !kept.isEnum())
                                .count()
                        <= MOST_COLLABORATORS);
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
