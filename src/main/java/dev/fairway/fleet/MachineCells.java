package dev.fairway.fleet;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which kinds of machines there are, read from the index that begins with the kind: from each kind it jumps to the next, so
 * that a million machines of a few hundred kinds cost a few hundred steps.
 */
class MachineCells {

    /** More kinds than these are not worth to be told apart one by one. */
    static final int MOST = 5000;

    private final JdbcClient jdbc;

    MachineCells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Machines of one group, version, health and progress; the codes are those of the database. */
    record Cell(UUID group, String version, int health, int progress) {}

    /** The cells whose machines match the filter, labels and texts left out; at most {@link #MOST} and one. */
    List<Cell> of(MachineFilter filter) {
        return jdbc.sql("""
                        with recursive cell as (
                          (select first.* from machine_group g cross join lateral (
                             select m.group_id, m.version, m.health, m.progress from machine m where m.group_id = g.id
                             order by m.version, m.health, m.progress limit 1) first
                           where (cast(:product as uuid) is null or g.product_id = :product)
                             and (cast(:group as uuid) is null or g.id = :group)
                             and (cast(:channel as uuid) is null or g.channel_id = :channel))
                          union all
                          select next.* from cell c cross join lateral (
                             select m.group_id, m.version, m.health, m.progress from machine m
                             where m.group_id = c.group_id
                               and (m.version, m.health, m.progress) > (c.version, c.health, c.progress)
                             order by m.version, m.health, m.progress limit 1) next)
                        select group_id, version, health, progress from cell
                        where (cast(:version as text) is null or version = :version)
                          and (cast(:health as smallint) is null or health = :health)
                          and (cast(:progress as smallint) is null or progress = :progress)
                        limit :most""")
                .param(
                        "product",
                        filter.product() == null ? null : filter.product().value())
                .param("group", filter.group())
                .param("channel", filter.channel())
                .param("version", filter.version())
                .param(
                        "health",
                        filter.health() == null ? null : filter.health().code())
                .param(
                        "progress",
                        filter.progress() == null ? null : filter.progress().code())
                .param("most", MOST + 1)
                .query((row, index) -> new Cell(
                        row.getObject("group_id", UUID.class),
                        row.getString("version"),
                        row.getInt("health"),
                        row.getInt("progress")))
                .list();
    }
}
