package dev.ferry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The rules, for a tree under any root package, so that fixtures can be held against them too.
 *
 * @param root the package above {@code domain}, {@code application} and {@code adapters}
 */
record Rules(String root) {

    private static final int MOST_METHODS = 5;
    private static final Set<String> BLOCKING = Set.of("join", "get", "await", "sleep");

    ArchRule domainIsPure() {
        return mayDependOn("domain", "java.lang..", "java.math..", "java.nio.charset..", "java.time..", "java.util..");
    }

    ArchRule domainHasNoClock() {
        return noClasses()
                .that(resideIn("domain.."))
                .should()
                .callMethodWhere(describe("reads the time or makes threads", Rules::readsTimeOrMakesThreads))
                .allowEmptyShould(true);
    }

    ArchRule applicationHasNoFramework() {
        return mayDependOn("application", "java..", root + ".domain..");
    }

    ArchRule httpAdapterKeepsToItsList() {
        return mayDependOn(
                "adapters.http",
                "java..",
                "javax.net.ssl..",
                "io.vertx.core..",
                "io.github.resilience4j..",
                "io.micrometer..",
                "com.fasterxml.jackson..",
                root + ".domain..",
                root + ".application..");
    }

    ArchRule storeAdapterKeepsToItsList() {
        return mayDependOn(
                "adapters.store",
                "java..",
                "org.sqlite..",
                "org.postgresql..",
                "com.zaxxer.hikari..",
                "com.fasterxml.jackson..",
                root + ".domain..",
                root + ".application..");
    }

    /** What all databases have in common is written once, and says nothing of any of them. */
    ArchRule commonStatementsKnowNoDatabase() {
        return noClasses()
                .that(resideIn("adapters.store.sql..")
                        .or(resideIn("adapters.store.jdbc.."))
                        .or(resideIn("adapters.store.move..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.sqlite..",
                        "org.postgresql..",
                        "com.zaxxer.hikari..",
                        root + ".adapters.store.sqlite..",
                        root + ".adapters.store.postgres.."))
                .allowEmptyShould(true);
    }

    ArchRule filesAdapterKeepsToItsList() {
        return mayDependOn("adapters.files", "java..", root + ".domain..", root + ".application..");
    }

    ArchRule restAdapterKeepsToItsList() {
        return mayDependOn(
                "adapters.rest",
                "java..",
                "javax.net.ssl..",
                "io.vertx.core..",
                "io.vertx.ext.web..",
                "io.micrometer..",
                "com.fasterxml.jackson..",
                root + ".domain..",
                root + ".application..");
    }

    ArchRule telemetryAdapterKeepsToItsList() {
        return mayDependOn(
                "adapters.telemetry",
                "java..",
                "io.micrometer..",
                "io.opentelemetry..",
                "org.slf4j..",
                root + ".domain..",
                root + ".application..");
    }

    ArchRule commandLineKeepsToItsList() {
        return mayDependOn(
                "adapters.cli",
                "java..",
                "javax.net.ssl..",
                "picocli..",
                "com.fasterxml.jackson..",
                root + ".domain..",
                root + ".application..");
    }

    /** Netty's channels too: a reset and a half-close are beyond what Vert.x offers (ADR 21). */
    ArchRule sandboxKnowsOnlyTheSchema() {
        return mayDependOn(
                "sandbox",
                "java..",
                "javax.crypto..",
                "io.vertx..",
                "io.netty.channel..",
                "com.fasterxml.jackson..",
                root + ".domain.dataset..");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*).(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    ArchRule portsAreSmallInterfaces() {
        return classes()
                .that(resideIn("application.port.."))
                .and()
                .areInterfaces()
                .and()
                .areTopLevelClasses()
                .should(haveAtMostFiveMethods())
                .allowEmptyShould(true);
    }

    ArchRule nothingBlocksAnEventLoop() {
        return noClasses()
                .that(resideIn("adapters.http..").or(resideIn("adapters.rest..")))
                .should()
                .callMethodWhere(describe("blocks its thread", Rules::blocks))
                .allowEmptyShould(true);
    }

    ArchRule namesSaySomething() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?");
    }

    ArchRule nothingPrintsBehindTheConsole() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    Stream<ArchRule> all() {
        return Stream.of(
                domainIsPure(),
                domainHasNoClock(),
                applicationHasNoFramework(),
                httpAdapterKeepsToItsList(),
                storeAdapterKeepsToItsList(),
                commonStatementsKnowNoDatabase(),
                filesAdapterKeepsToItsList(),
                restAdapterKeepsToItsList(),
                telemetryAdapterKeepsToItsList(),
                commandLineKeepsToItsList(),
                sandboxKnowsOnlyTheSchema(),
                packagesHaveNoCycles(),
                portsAreSmallInterfaces(),
                nothingBlocksAnEventLoop(),
                namesSaySomething(),
                nothingPrintsBehindTheConsole());
    }

    /** An allow-list: what is not named may not be used. The room itself and nullness annotations always may. */
    private ArchRule mayDependOn(String room, String... packages) {
        var allowed = Stream.concat(Stream.of(packages), Stream.of(root + "." + room + "..", "org.jspecify.."))
                .toArray(String[]::new);
        return classes()
                .that(resideIn(room + ".."))
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(describe(
                                "are primitive",
                                type -> type.getBaseComponentType().isPrimitive()))))
                .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> resideIn(String room) {
        return resideInAnyPackage(root + "." + room);
    }

    private static ArchCondition<JavaClass> haveAtMostFiveMethods() {
        return new ArchCondition<>("have at most " + MOST_METHODS + " methods") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                if (port.getMethods().size() > MOST_METHODS) {
                    var message = port.getName() + " has " + port.getMethods().size() + " methods";
                    events.add(SimpleConditionEvent.violated(port, message));
                }
            }
        };
    }

    private static boolean readsTimeOrMakesThreads(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getName();
        return switch (owner) {
            case "java.lang.Thread" -> true;
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.util.UUID" -> name.equals("randomUUID");
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }

    private static boolean blocks(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        if (call.getName().equals("await") && owner.isAssignableTo(io.vertx.core.Future.class)) {
            return true;
        }
        return BLOCKING.contains(call.getName())
                && Stream.of(Future.class, Thread.class, CountDownLatch.class).anyMatch(owner::isAssignableTo);
    }
}
