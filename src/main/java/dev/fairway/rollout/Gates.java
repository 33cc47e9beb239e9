package dev.fairway.rollout;

import dev.fairway.base.ProductId;
import dev.fairway.fleet.Sql;
import dev.fairway.rollout.policy.Limits;
import dev.fairway.rollout.policy.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gate of each group: one row, whose lock everybody holds who grants, who ends a grant, or who changes what the group
 * may do. So limits are exact whoever grants on whichever node, and what forbids is obeyed by every later grant.
 *
 * <p>Time does not run backwards behind a gate: each passage is a little later than the one before, also if the clocks of
 * two nodes differ. The period is counted on that time in 60 slots that slide: a grant leaves the count when the whole of
 * its slot is older than the period, so there are never more than the limit in any period.
 */
@Repository
class Gates {

    private static final int SLOTS = 60;
    private static final Duration TICK = Duration.ofNanos(1000);

    private final JdbcClient jdbc;
    private final Clock clock;

    Gates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The moments at which the caller passed each gate. */
    record Passage(TreeMap<UUID, Instant> moments) {

        Instant of(UUID group) {
            return java.util.Objects.requireNonNull(moments.get(group), () -> "the gate of " + group + " is not held");
        }

        boolean holds(UUID group) {
            return moments.containsKey(group);
        }
    }

    /** Takes the gates of these groups, in the order of their ids, until the running transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Passage enter(Collection<UUID> groups) {
        TreeMap<UUID, Instant> moments = new TreeMap<>();
        groups.forEach(group -> moments.put(group, Instant.EPOCH));
        moments.replaceAll((group, unset) -> enter(group));
        return new Passage(moments);
    }

    private Instant enter(UUID group) {
        Instant last = jdbc.sql("select last_at from group_gate where group_id = ? for update")
                .param(group)
                .query((row, index) -> Sql.time(row, "last_at"))
                .optional()
                .orElse(null);
        Instant now = clock.instant();
        if (last == null) {
            // The group is gone; what its grants still say changes no limit any more.
            return now;
        }
        Instant at = now.isAfter(last) ? now : last.plus(TICK);
        jdbc.sql("update group_gate set last_at = ? where group_id = ?")
                .params(Sql.time(at), group)
                .update();
        return at;
    }

    /** Takes every gate there is. */
    @Transactional(propagation = Propagation.MANDATORY)
    Passage enterAll() {
        return enter(all());
    }

    /** The groups that have a gate, as committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    java.util.List<UUID> all() {
        return jdbc.sql("select group_id from group_gate")
                .query((row, index) -> row.getObject("group_id", UUID.class))
                .list();
    }

    /** Takes the gates of all groups of a product. */
    @Transactional(propagation = Propagation.MANDATORY)
    Passage enterAllOf(ProductId product) {
        return enter(jdbc.sql("select id from machine_group where product_id = ?")
                .param(product.value())
                .query((row, index) -> row.getObject("id", UUID.class))
                .list());
    }

    /** Takes the gates of all groups that follow a channel. */
    @Transactional(propagation = Propagation.MANDATORY)
    Passage enterAllFollowing(UUID channel) {
        return enter(followers(channel));
    }

    /** The groups that follow a channel, as committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    java.util.List<UUID> followers(UUID channel) {
        return jdbc.sql("select id from machine_group where channel_id = ? and not unassigned")
                .param(channel)
                .query((row, index) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Takes the gate of one group. */
    @Transactional(propagation = Propagation.MANDATORY)
    Instant enterOne(UUID group) {
        return enter(java.util.List.of(group)).of(group);
    }

    /** A part of the period, with what began in it. */
    private record Slot(Instant from, Instant to) {

        static Slot at(Instant moment, Duration period) {
            long width = Math.max(1, period.toMillis() / SLOTS);
            long slot = Math.floorDiv(moment.toEpochMilli(), width);
            return new Slot(Instant.ofEpochMilli(slot * width), Instant.ofEpochMilli((slot + 1) * width));
        }
    }

    /** When a grant that begins at this moment leaves the count of its period. */
    static Instant freesAt(Instant moment, Duration period) {
        return Slot.at(moment, period).to().plus(period);
    }

    /** Counts so many grants that begin at {@code at}; the gate must be held. */
    @Transactional(propagation = Propagation.MANDATORY)
    void began(UUID group, Instant at, Duration period, int grants) {
        Slot slot = Slot.at(at, period);
        int counted = jdbc.sql("""
                        update group_gate_slot set granted = granted + ?
                        where group_id = ? and starts_at = ? and ends_at = ?""")
                .params(grants, group, Sql.time(slot.from()), Sql.time(slot.to()))
                .update();
        if (counted == 0) {
            jdbc.sql("insert into group_gate_slot (group_id, starts_at, ends_at, granted) values (?, ?, ?, ?)")
                    .params(group, Sql.time(slot.from()), Sql.time(slot.to()), grants)
                    .update();
        }
    }

    /** Adds to the machines in flight; the gate must be held. */
    @Transactional(propagation = Propagation.MANDATORY)
    void addInFlight(UUID group, int difference) {
        jdbc.sql("update group_gate set in_flight = in_flight + ? where group_id = ?")
                .params(difference, group)
                .update();
    }

    /**
     * How full the group's limits are: exact while the gate is held, else as of the last commit.
     *
     * @param rollout whose evidence is wanted; {@code null} for none
     */
    @Transactional
    Usage usage(UUID group, Limits limits, @Nullable UUID rollout, Instant now) {
        int inFlight = limits.maxInFlight() == null
                ? 0
                : jdbc.sql("select in_flight from group_gate where group_id = ?")
                        .param(group)
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        Usage period = limits.maxPerPeriod() == null ? Usage.NONE : period(group, limits.period(), now);
        RolloutTally tally = rollout == null
                ? RolloutTally.NONE
                : jdbc.sql("select finished, failures from rollout_tally where rollout_id = ?")
                        .param(rollout)
                        .query((row, index) ->
                                new RolloutTally(0, 0, 0, 0, 0, 0, row.getInt("finished"), row.getInt("failures")))
                        .optional()
                        .orElse(RolloutTally.NONE);
        return new Usage(inFlight, period.inPeriod(), period.periodFreesAt(), tally.finished(), tally.failures());
    }

    /** How full limits are, whether or not there are any, as of the last commit; without evidence. */
    Usage usage(UUID group, Duration period, Instant now) {
        return jdbc.sql("""
                        select coalesce((select in_flight from group_gate where group_id = :group), 0) as in_flight,
                          coalesce(sum(granted), 0) as granted, min(ends_at) as ends_at from group_gate_slot
                        where group_id = :group and ends_at > :since""")
                .param("group", group)
                .param("since", Sql.time(now.minus(period)))
                .query((row, index) -> {
                    Usage inPeriod = periodOf(row, period);
                    return new Usage(row.getInt("in_flight"), inPeriod.inPeriod(), inPeriod.periodFreesAt(), 0, 0);
                })
                .single();
    }

    private Usage period(UUID group, Duration period, Instant now) {
        return jdbc.sql("""
                        select coalesce(sum(granted), 0) as granted, min(ends_at) as ends_at from group_gate_slot
                        where group_id = ? and ends_at > ?""")
                .params(group, Sql.time(now.minus(period)))
                .query((row, index) -> periodOf(row, period))
                .single();
    }

    private static Usage periodOf(ResultSet row, Duration period) throws SQLException {
        Instant ends = Sql.timeOrNull(row, "ends_at");
        return new Usage(0, row.getInt("granted"), ends == null ? null : ends.plus(period), 0, 0);
    }

    /** Drops what no period reaches back to. */
    @Transactional
    void forgetSlotsBefore(Instant moment) {
        jdbc.sql("delete from group_gate_slot where ends_at < ?")
                .param(Sql.time(moment))
                .update();
    }
}
