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
 * The allow-list of one module. Its classes may use only the listed packages, the module's own packages, the JDK's
 * basic packages and nullness annotations.
 *
 * @param name its package, below the root
 * @param fixture the folder of the fixture that breaks the list
 * @param libraries the allowed packages of the JDK and of libraries
 * @param ferryPackages the allowed packages of Ferry, below the root
 */
record ModuleRules(String name, String fixture, List<String> libraries, List<String> ferryPackages) {

    /** The packages of the core for a driving adapter: the driving ports and the values that they use. */
    private static final List<String> DRIVING = List.of(
            "domain..",
            "application",
            "application.async",
            "application.content",
            "application.journal",
            "application.port",
            "application.port.driving");

    /** The packages for a driving adapter that writes JSON. */
    private static final List<String> DRIVING_WITH_JSON =
            Stream.concat(DRIVING.stream(), Stream.of("adapters.json")).toList();

    /** The packages of the core for a driven adapter: the driven ports and the values that they use. */
    private static final List<String> DRIVEN = List.of(
            "domain..",
            "application.async",
            "application.content",
            "application.journal",
            "application.port",
            "application.port.driven");

    private static final List<String> EVERYTHING = List.of("domain..", "application..", "adapters..", "sandbox..");

    static Stream<ModuleRules> all() {
        return Stream.of(
                new ModuleRules("domain", "io", List.of("java.nio", "java.security", "java.text"), List.of()),
                new ModuleRules(
                        "application",
                        "framework",
                        List.of("java.io", "java.nio..", "java.security"),
                        List.of("domain..")),
                new ModuleRules(
                        "contracts",
                        "contracts",
                        List.of(
                                "java.io",
                                "java.nio..",
                                "java.security..",
                                "org.junit.jupiter.api..",
                                "org.assertj.core.."),
                        List.of("domain..", "application..")),
                new ModuleRules(
                        "adapters.http",
                        "http",
                        // Netty's pipeline too: Vert.x takes most interim answers for final ones (ADR 49)
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "java.security",
                                "javax.net.ssl",
                                "io.vertx.core..",
                                "io.vertx.ext.web.client..",
                                "io.vertx.ext.web.codec..",
                                "io.netty.channel",
                                "io.netty.handler.codec",
                                "io.netty.handler.codec.http",
                                "io.github.resilience4j..",
                                "io.micrometer.core..",
                                "com.fasterxml.jackson.."),
                        Stream.concat(DRIVEN.stream(), Stream.of("application.ratelimit"))
                                .toList()),
                new ModuleRules(
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
                new ModuleRules(
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
                new ModuleRules("adapters.files", "files", List.of("java.io", "java.nio..", "java.security"), DRIVING),
                new ModuleRules(
                        "adapters.json",
                        "json",
                        List.of("com.fasterxml.jackson.."),
                        List.of("domain..", "application.journal")),
                new ModuleRules(
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
                        DRIVING_WITH_JSON),
                new ModuleRules(
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
                        DRIVING_WITH_JSON),
                new ModuleRules(
                        "sandbox",
                        "sandbox",
                        // Netty's channels too: Vert.x offers neither a reset nor a half-close (ADR 21)
                        List.of(
                                "java.io",
                                "java.net",
                                "java.nio..",
                                "java.security",
                                "javax.crypto..",
                                "io.vertx..",
                                "io.netty.channel..",
                                "com.fasterxml.jackson.."),
                        List.of("domain.dataset", "domain.duration")),
                new ModuleRules(
                        "bootstrap",
                        "bootstrap",
                        List.of(
                                "java..",
                                "com.sun.management",
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

    ArchRule allowList(String root) {
        var allowed = new ArrayList<>(List.of(
                "java.lang..",
                "java.math",
                "java.nio.charset",
                "java.time..",
                "java.util..",
                "org.jspecify.annotations"));
        allowed.addAll(libraries);
        allowed.add(root + "." + name + "..");
        ferryPackages.forEach(allowedPackage -> allowed.add(root + "." + allowedPackage));
        return classes()
                .that(resideInAnyPackage(root + "." + name + ".."))
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(describe(
                                "are primitive",
                                type -> type.getBaseComponentType().isPrimitive()))
                        .or(describe(
                                "are PlatformException",
                                type -> type.getName().equals(root + ".application.port.driven.PlatformException")))))
                .allowEmptyShould(true);
    }
}
