package dev.fairway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the check-in path asks of PostgreSQL it asks of an index. The plans are those that PostgreSQL carried out itself
 * while a small crowd did all that machines do, so that a statement which comes later is looked at too.
 */
@Tag("database")
class StatementPlansTest {

    private static final long MACHINES = 50_000;
    private static final String DATABASE = "plans";

    /** The tables that grow with the fleet; whoever scans one of the others scans a few rows. */
    private static final Set<String> LARGE =
            Set.of("machine", "machine_grant", "machine_event", "group_gate_slot", "rollout_evidence");

    @TempDir
    private Path folder;

    @Test
    void no_statement_of_the_check_in_path_goes_through_a_whole_table() throws Exception {
        assumeTrue(TestDatabase.isPostgres(), "these are plans of PostgreSQL");
        try (BenchPostgres postgres = BenchPostgres.start(folder, PlanLog.settings(folder))) {
            Map<String, String> settings = aLargeFleet(postgres);
            try (ServerProcess server = ServerProcess.start(settings)) {
                Catalog catalog = new Catalog(new Client(server.port(), FairwayTest.TOKEN));
                somethingToGrant(catalog);
                postgres.configure(PlanLog.recording());
                everythingThatMachinesDo(server.port());
            }
        }
        PlanLog log = PlanLog.in(folder);
        assertThat(log.tables()).as("what the crowd reached").containsAll(LARGE);
        assertThat(log.scansOf(LARGE)).isEmpty();
    }

    private static Map<String, String> aLargeFleet(BenchPostgres postgres) throws Exception {
        postgres.execute("postgres", "create database " + DATABASE);
        Map<String, String> settings = new HashMap<>();
        postgres.serverSettings(DATABASE)
                .forEach((name, value) ->
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        try (ServerProcess server = ServerProcess.start(settings)) {
            new Catalog(new Client(server.port(), FairwayTest.TOKEN)).prepare();
        }
        try (Connection connection = postgres.open(DATABASE)) {
            new Fleet(MACHINES, true).load(connection);
        }
        History.load(postgres, DATABASE);
        scheduledWorkRests(postgres);
        return settings;
    }

    /** What runs by the clock is not on the path, and may look at everything now and then. */
    private static void scheduledWorkRests(BenchPostgres postgres) {
        List<String> names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.fairway").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(SchedulerLock.class))
                        .map((JavaMethod method) ->
                                method.getAnnotationOfType(SchedulerLock.class).name())
                        .toList();
        postgres.execute(DATABASE, "delete from shedlock");
        names.forEach(name -> postgres.execute(
                DATABASE,
                "insert into shedlock values ('%s', current_timestamp + interval '1' day, current_timestamp, 'a test')"
                        .formatted(name)));
    }

    private static void somethingToGrant(Catalog catalog) {
        catalog.plan(Part.STABLE, """
                {'stages': [{'percent': 50, 'soak': 'PT24H', 'maxFailurePercent': 100},
                 {'percent': 100, 'maxFailurePercent': 100}], 'maxInFlight': 150, 'maxPerPeriod': 170, 'period': 'PT6H'}""");
        catalog.plan(Part.BETA, "{'stages': [{'percent': 100, 'maxFailurePercent': 100}]}");
        for (Part part : List.of(Part.STABLE, Part.BETA)) {
            catalog.promote(part, part.nextVersion());
        }
    }

    private static void everythingThatMachinesDo(int port) throws Exception {
        LoadSettings some = LoadSettings.checks(port, MACHINES, 120).connections(16);
        run(some.script(Script.CHECK, Part.ALPHA).most(300));
        run(some.script(Script.CHECK, Part.UNKNOWN).most(100));
        run(some.script(Script.CHECK, Part.STABLE).most(400));
        run(some.script(Script.INSTALL, Part.STABLE).most(400));
        run(some.script(Script.LIFE, Part.BETA).most(100));
        run(some.script(Script.FAIL, Part.BETA).from(100).most(50));
        run(some.script(Script.FALL_BACK, Part.BETA).from(150).most(50));
    }

    private static void run(LoadSettings settings) throws Exception {
        LoadResult result = new LoadResult(new LoadLoop(settings).run()).sound();
        assertThat(result.refused()).as(settings.toString()).isZero();
        assertThat(result.visited()).as(settings.toString()).isEqualTo(settings.most());
    }
}
