package dev.ferry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The architecture rules for a tree under any root package, so that the fixtures can be checked too.
 *
 * @param root the package above {@code domain}, {@code application} and {@code adapters}
 */
record Rules(String root) {

    /** Every rule by the name of the fixture that breaks it. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        ModuleRules.all().forEach(module -> rules.put(module.fixture(), module.allowList(root)));
        rules.put("neighbour", classes().should(new PackageList(root).followTheList()));
        rules.put("dialect", commonStatementsUseNoDatabase());
        rules.put("cycle", packagesHaveNoCycles());
        rules.put("clock", timeAndThreadsComeThroughAPort());
        rules.put("port", portsAreSmallInterfaces());
        rules.put("blocking", nothingBlocksAnEventLoop());
        rules.put("name", namesAreSpecific());
        rules.put("usecase", useCasesImplementDrivingPorts());
        rules.put("answer", adaptersEndLikeTheirPort());
        rules.put("print", onlyTheConsolePrints());
        return rules;
    }

    /** The code for all databases depends on no database. */
    private ArchRule commonStatementsUseNoDatabase() {
        return noClasses()
                .that(resideIn("adapters.store.sql..", "adapters.store.jdbc..", "adapters.store.move.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.sqlite..",
                        "org.postgresql..",
                        "com.zaxxer.hikari..",
                        root + ".adapters.store.sqlite..",
                        root + ".adapters.store.postgres.."))
                .allowEmptyShould(true);
    }

    private ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** Only the scheduler for production reads the time and creates threads (ADR 41). */
    private ArchRule timeAndThreadsComeThroughAPort() {
        return noClasses()
                .that(resideIn("domain..", "application.."))
                .and(areNot("application.schedule.ThreadScheduler"))
                .should()
                .accessTargetWhere(
                        describe("reads the time or creates threads", CallPredicates::readsTimeOrCreatesThreads))
                .allowEmptyShould(true);
    }

    private ArchRule portsAreSmallInterfaces() {
        return classes()
                .that(resideIn("application.port.."))
                .and()
                .areInterfaces()
                .and()
                .areTopLevelClasses()
                .should(PortConditions.haveFewMethods())
                .allowEmptyShould(true);
    }

    /**
     * Nothing blocks the core's thread either. The exceptions read only values that are present, resolve only numeric
     * addresses, block on a thread that may block, or are that thread.
     */
    private ArchRule nothingBlocksAnEventLoop() {
        return noClasses()
                .that(resideIn(
                        "domain..",
                        "application..",
                        "adapters.http..",
                        "adapters.json..",
                        "adapters.rest..",
                        "adapters.telemetry.."))
                .and(areNot(
                        "application.async.Await",
                        "application.async.Stages",
                        "application.content.ChunkReader",
                        "application.content.FileContent",
                        "application.content.FileChunks",
                        "application.schedule.ThreadScheduler",
                        "adapters.rest.access.KeyRing",
                        "adapters.rest.access.ClientNetwork",
                        "adapters.rest.listen.ReloadingValue",
                        "adapters.rest.listen.ServerCertificate"))
                .should()
                .accessTargetWhere(describe("blocks its thread", CallPredicates::blocks))
                .allowEmptyShould(true);
    }

    private ArchRule namesAreSpecific() {
        return noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?");
    }

    private ArchRule useCasesImplementDrivingPorts() {
        var ports = root + ".application.port.driving";
        return classes()
                .that(resideIn("application.."))
                .and()
                .areTopLevelClasses()
                .and(PortConditions.implementAPortIn(ports))
                .should(PortConditions.beNamedAfterTheirPort(ports, "UseCase"))
                .allowEmptyShould(true);
    }

    private ArchRule adaptersEndLikeTheirPort() {
        var ports = root + ".application.port.driven";
        return classes()
                .that(resideIn("application..", "adapters..", "bootstrap.."))
                .and()
                .areTopLevelClasses()
                .and(PortConditions.implementAPortIn(ports))
                .should(PortConditions.endLikeAPortOfTheirs(ports))
                .allowEmptyShould(true);
    }

    private ArchRule onlyTheConsolePrints() {
        return noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
    }

    private DescribedPredicate<JavaClass> resideIn(String... packages) {
        return resideInAnyPackage(
                Stream.of(packages).map(name -> root + "." + name).toArray(String[]::new));
    }

    /** All classes except the named ones and their nested classes. */
    private DescribedPredicate<JavaClass> areNot(String... names) {
        return describe(
                "are not " + String.join(", ", names),
                type -> Stream.of(names)
                        .map(name -> root + "." + name)
                        .noneMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }
}
