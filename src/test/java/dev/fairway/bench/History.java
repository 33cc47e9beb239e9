package dev.fairway.bench;

/** A past for every machine of a loaded fleet, so that no table of the check-in path is small: it has taken what it runs. */
final class History {

    private static final String GRANTS = """
            insert into machine_grant (id, machine_id, product_id, group_id, release_id, version, from_version, open_key,
                outcome, progress, granted_at, deadline, ended_at, rollout_id)
              select gen_random_uuid(), m.id, m.product_id, m.group_id, r.release_id, m.version, '4000.0.0', null, 1, 4,
                current_timestamp - interval '30' day, current_timestamp - interval '29' day,
                current_timestamp - interval '29' day, r.id
              from machine m join rollout r on r.group_id = m.group_id""";

    private static final String EVENTS = """
            insert into machine_event (machine_id, product_id, happened_at, kind, version)
              select id, product_id, current_timestamp - interval '30' day, kind, version
              from machine cross join (values ('registered'), ('completed')) kinds (kind)""";

    private static final String EVIDENCE = """
            insert into rollout_evidence (rollout_id, machine_id, stage, outcome, happened_at, counts)
              select rollout_id, machine_id, 0, 'COMPLETED', ended_at, true from machine_grant""";

    /** Groups that there were: a minute's worth of slots for each of an hour. */
    private static final String SLOTS = """
            insert into group_gate_slot (group_id, starts_at, ends_at, granted)
              select g.id, date_trunc('hour', current_timestamp) + s * interval '1' minute,
                date_trunc('hour', current_timestamp) + (s + 1) * interval '1' minute, 1
              from (select gen_random_uuid() as id from generate_series(1, 500)) g cross join generate_series(0, 59) s""";

    private History() {}

    /** Writes it, on PostgreSQL, and lets the planner know. */
    static void load(BenchPostgres postgres, String database) {
        postgres.execute(database, GRANTS, EVENTS, EVIDENCE, SLOTS, "analyze");
    }
}
