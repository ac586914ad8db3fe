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
 * The rules, for a tree under any root package, so that fixtures can be held against them too.
 *
 * @param root the package above {@code domain}, {@code application} and {@code adapters}
 */
record Rules(String root) {

    /** Every rule, under the name of the fixture that breaks it. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        Room.all().forEach(room -> rules.put(room.fixture(), room.keepsToItsList(root)));
        rules.put("neighbour", classes().should(new PackageList(root).keepToTheList()));
        rules.put("dialect", commonStatementsKnowNoDatabase());
        rules.put("cycle", packagesHaveNoCycles());
        rules.put("clock", timeAndThreadsComeThroughAPort());
        rules.put("port", portsAreSmallInterfaces());
        rules.put("blocking", nothingBlocksAnEventLoop());
        rules.put("name", namesSaySomething());
        rules.put("usecase", driversAreAnsweredByUseCases());
        rules.put("answer", drivenPortsAreAnsweredUnderTheirName());
        rules.put("print", nothingPrintsBehindTheConsole());
        return rules;
    }

    /** What all databases have in common is written once, and says nothing of any of them. */
    private ArchRule commonStatementsKnowNoDatabase() {
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

    /** The core has no time of its own (ADR 41); the scheduler for production is where it comes from. */
    private ArchRule timeAndThreadsComeThroughAPort() {
        return noClasses()
                .that(resideIn("domain..", "application.."))
                .and(areNot("application.schedule.ThreadScheduler"))
                .should()
                .accessTargetWhere(describe("reads the time or makes threads", Calls::readsTimeOrMakesThreads))
                .allowEmptyShould(true);
    }

    private ArchRule portsAreSmallInterfaces() {
        return classes()
                .that(resideIn("application.port.."))
                .and()
                .areInterfaces()
                .and()
                .areTopLevelClasses()
                .should(Shapes.haveAtMostFiveMethods())
                .allowEmptyShould(true);
    }

    /**
     * Nor the core's one thread. The classes that are left out take only what is there already, look up no name but an
     * address in digits, read a file on a thread that may block, or are such a thread.
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
                .accessTargetWhere(describe("blocks its thread", Calls::blocks))
                .allowEmptyShould(true);
    }

    private ArchRule namesSaySomething() {
        return noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?");
    }

    private ArchRule driversAreAnsweredByUseCases() {
        var ports = root + ".application.port.driving";
        return classes()
                .that(resideIn("application.."))
                .and()
                .areTopLevelClasses()
                .and(Shapes.answerAPortIn(ports))
                .should(Shapes.beCalledLikeTheirPort(ports, "UseCase"))
                .allowEmptyShould(true);
    }

    private ArchRule drivenPortsAreAnsweredUnderTheirName() {
        var ports = root + ".application.port.driven";
        return classes()
                .that(resideIn("application..", "adapters..", "bootstrap.."))
                .and()
                .areTopLevelClasses()
                .and(Shapes.answerAPortIn(ports))
                .should(Shapes.endLikeOneOfTheirPorts(ports))
                .allowEmptyShould(true);
    }

    private ArchRule nothingPrintsBehindTheConsole() {
        return noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
    }

    private DescribedPredicate<JavaClass> resideIn(String... rooms) {
        return resideInAnyPackage(
                Stream.of(rooms).map(room -> root + "." + room).toArray(String[]::new));
    }

    /** All but the classes that are named, and those within them. */
    private DescribedPredicate<JavaClass> areNot(String... names) {
        return describe(
                "are not " + String.join(", ", names),
                type -> Stream.of(names)
                        .map(name -> root + "." + name)
                        .noneMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }
}
