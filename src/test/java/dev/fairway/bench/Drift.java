package dev.fairway.bench;

/** Whether the tallies still say what a recount says, after all that was done to a fleet. */
final class Drift {

    private static final String OFF = """
            select coalesce(sum(abs(off)), 0) from (
              select sum(machines) as off from (
                select group_id, version, progress, health, machines from machine_tally
                union all select group_id, version, progress, health, machines from machine_tally_change
                union all select group_id, version, progress, health, -count(*) from machine
                  group by group_id, version, progress, health) all_of_them
              group by group_id, version, progress, health) kinds""";

    private Drift() {}

    /** By how many machines the tallies are off, in all kinds together; in one statement, so nothing moves meanwhile. */
    static long of(BenchPostgres postgres, String database) {
        return Long.parseLong(postgres.text(database, OFF));
    }
}
