package dev.ferry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module as its classes see it, with an allow-list: what is not named may not be used. The room itself, the JDK's
 * everyday packages and nullness annotations always may.
 *
 * @param name its package, below the root
 * @param fixture the folder of the fixture that breaks the list
 * @param libraries what it may use of the JDK and of others
 * @param rooms what it may use of Ferry, below the root
 */
record Room(String name, String fixture, List<String> libraries, List<String> rooms) {

    /** What a driving adapter sees of the core: what it can ask for, and the values that go to and fro. */
    private static final List<String> DRIVING = List.of(
            "domain..",
            "application",
            "application.async",
            "application.content",
            "application.journal",
            "application.message",
            "application.port.driving");

    /** A driving adapter that speaks JSON sees the shared JSON, too. */
    private static final List<String> DRIVING_BY_JSON =
            Stream.concat(DRIVING.stream(), Stream.of("adapters.json")).toList();

    /** What a driven adapter sees of the core: what it must answer, and the values that go to and fro. */
    private static final List<String> DRIVEN = List.of(
            "domain..", "application.async", "application.content", "application.journal", "application.port.driven");

    private static final List<String> EVERYTHING = List.of("domain..", "application..", "adapters..", "sandbox..");

    static Stream<Room> all() {
        return Stream.of(
                new Room("domain", "io", List.of(), List.of()),
                new Room(
                        "application",
                        "framework",
                        List.of("java.io", "java.nio..", "java.security"),
                        List.of("domain..")),
                new Room(
                        "contracts",
                        "contracts",
                        List.of(
                                "java.io",
                                "java.nio..",
                                "java.security..",
                                "org.junit.jupiter.api..",
                                "org.assertj.core.."),
                        List.of("domain..", "application..")),
                new Room(
                        "adapters.http",
                        "http",
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "java.security",
                                "javax.net.ssl",
                                "io.vertx.core..",
                                "io.github.resilience4j..",
                                "io.micrometer.core..",
                                "com.fasterxml.jackson.."),
                        DRIVEN),
                new Room(
                        "adapters.store",
                        "store",
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "java.security",
                                "java.sql",
                                "javax.sql",
                                "org.sqlite..",
                                "org.postgresql..",
                                "com.zaxxer.hikari..",
                                "com.fasterxml.jackson.."),
                        DRIVEN),
                new Room(
                        "adapters.telemetry",
                        "telemetry",
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "io.micrometer.core..",
                                "io.opentelemetry..",
                                "org.slf4j.."),
                        DRIVEN),
                new Room("adapters.files", "files", List.of("java.io", "java.nio..", "java.security"), DRIVING),
                new Room(
                        "adapters.json",
                        "json",
                        List.of("com.fasterxml.jackson.."),
                        List.of("domain..", "application.journal")),
                new Room(
                        "adapters.rest",
                        "rest",
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "java.security..",
                                "javax.net.ssl",
                                "io.vertx.core..",
                                "io.vertx.ext.web..",
                                "io.micrometer..",
                                "com.fasterxml.jackson.."),
                        DRIVING_BY_JSON),
                new Room(
                        "adapters.cli",
                        "cli",
                        List.of(
                                "java.io",
                                "java.net..",
                                "java.nio..",
                                "java.security..",
                                "javax.net.ssl",
                                "picocli..",
                                "com.fasterxml.jackson.."),
                        DRIVING_BY_JSON),
                new Room(
                        "sandbox",
                        "sandbox",
                        // Netty's channels too: a reset and a half-close are beyond what Vert.x offers (ADR 21)
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "java.security",
                                "javax.crypto..",
                                "io.vertx..",
                                "io.netty.channel..",
                                "com.fasterxml.jackson.."),
                        List.of("domain.dataset")),
                new Room(
                        "bootstrap",
                        "bootstrap",
                        List.of(
                                "java..",
                                "io.vertx.core..",
                                "io.micrometer..",
                                "io.smallrye.config..",
                                "org.eclipse.microprofile.config..",
                                "org.yaml.snakeyaml.error",
                                "org.slf4j..",
                                "ch.qos.logback..",
                                "net.logstash.logback.."),
                        EVERYTHING));
    }

    ArchRule keepsToItsList(String root) {
        var allowed = new ArrayList<>(List.of(
                "java.lang..",
                "java.math",
                "java.nio.charset",
                "java.time..",
                "java.util..",
                "org.jspecify.annotations"));
        allowed.addAll(libraries);
        allowed.add(root + "." + name + "..");
        rooms.forEach(room -> allowed.add(root + "." + room));
        return classes()
                .that(resideInAnyPackage(root + "." + name + ".."))
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(describe(
                                "are primitive",
                                type -> type.getBaseComponentType().isPrimitive()))
                        .or(describe(
                                "say what went wrong with the Platform",
                                type -> type.getName().equals(root + ".application.port.driven.PlatformException")))))
                .allowEmptyShould(true);
    }
}
