package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.IndexedMachineList.Bounds;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every list is the one that a plain look at all machines gives, whatever the filter, the order and the page. */
@FairwayTest
class MachineListTest {

    private static final List<String> VERSIONS = List.of("4230.2.0", "3815.2.10", "3815.2.9", "3815.2.9+b", "odd one");

    private final JdbcClient jdbc;
    private final MachineList list;
    private final MachineTextFiller filler;
    private final World world;

    @Autowired
    MachineListTest(@LocalServerPort int port, JdbcClient jdbc, MachineList list, MachineTextFiller filler) {
        this.jdbc = jdbc;
        this.list = list;
        this.filler = filler;
        this.world = new World(new Client(port, FairwayTest.TOKEN));
    }

    private record Row(
            String id,
            String version,
            @Nullable String alias,
            String address,
            String labels,
            int health,
            int progress) {

        String name() {
            return Objects.requireNonNullElse(alias, "");
        }

        boolean matches(MachineFilter filter) {
            String query = filter.queryText().toLowerCase(Locale.ROOT);
            return (filter.version() == null || filter.version().equals(version))
                    && (filter.health() == null || filter.health().code() == health)
                    && (filter.progress() == null || filter.progress().code() == progress)
                    && (filter.label() == null || labels.contains("\n" + filter.label() + "\n"))
                    && List.of(id, name(), address, version).stream()
                            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query));
        }
    }

    @Test
    void every_filter_and_order_gives_what_a_plain_look_at_all_machines_gives() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            rows.add(row(random));
            insert(rows.getLast());
            if (i == 100) {
                filler.fillFor(Duration.ofSeconds(20));
            }
        }
        List<MachineList> lists = TestDatabase.isPostgres()
                ? List.of(
                        list,
                        new IndexedMachineList(jdbc, new Bounds(0, 0, 0)),
                        new IndexedMachineList(jdbc, new Bounds(5, 10, 40)),
                        new IndexedMachineList(jdbc, new Bounds(0, 0, 10_000)))
                : List.of(list);
        for (MachineFilter filter : filters(random)) {
            List<Row> expected =
                    rows.stream().filter(row -> row.matches(filter)).toList();
            for (MachineList one : lists) {
                assertThat(one.count(filter, 1000))
                        .as("%s, seed %d", filter, seed)
                        .isEqualTo(expected.size());
                for (MachineSort.Key key : MachineSort.Key.values()) {
                    for (boolean descending : List.of(false, true)) {
                        MachineSort sort = new MachineSort(key, descending);
                        assertThat(paged(one, filter, sort, 1 + random.nextInt(40)))
                                .as("%s, %s, seed %d", filter, sort, seed)
                                .isEqualTo(sorted(expected, sort));
                    }
                }
            }
        }
    }

    @Test
    void two_servers_that_write_texts_at_once_write_every_one() throws Exception {
        assumeTrue(TestDatabase.isPostgres(), "only PostgreSQL has a table of texts");
        Random random = new Random();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(row(random));
            insert(rows.getLast());
        }
        Thread other = Thread.ofPlatform().start(() -> writeAll());
        writeAll();
        other.join();
        assertThat(jdbc.sql("select id from machine_text where id in (:ids)")
                        .param("ids", rows.stream().map(Row::id).toList())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(rows.stream().map(Row::id).toList());
    }

    private void writeAll() {
        while (jdbc.sql("select count(*) from machine_text_todo")
                        .query(Integer.class)
                        .single()
                > 0) {
            filler.fillFor(Duration.ofSeconds(1));
        }
    }

    private static List<String> paged(MachineList list, MachineFilter filter, MachineSort sort, int limit) {
        List<String> ids = new ArrayList<>();
        ListKey after = null;
        List<ListKey> page;
        do {
            page = list.keys(filter, sort, after, limit);
            page.forEach(key -> ids.add(key.id()));
            after = page.isEmpty() ? null : page.getLast();
        } while (page.size() == limit);
        return ids;
    }

    private static List<String> sorted(List<Row> rows, MachineSort sort) {
        Comparator<Row> order = switch (sort.key()) {
            case HEALTH -> Comparator.comparing(Row::health);
            case ID -> Comparator.comparing(Row::id);
            case ALIAS -> Comparator.comparing(Row::name);
            case VERSION -> Comparator.comparing(row -> Version.sortKeyOf(row.version()));
        };
        Comparator<Row> total = order.thenComparing(Row::id);
        return rows.stream()
                .sorted(sort.descending() ? total.reversed() : total)
                .map(Row::id)
                .toList();
    }

    private List<MachineFilter> filters(Random random) {
        List<MachineFilter> filters = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            filters.add(new MachineFilter(
                    ProductId.parse(world.product()).orElseThrow(),
                    random.nextBoolean() ? null : UUID.fromString(world.group()),
                    random.nextBoolean() ? null : UUID.fromString(world.channel()),
                    random.nextInt(3) > 0 ? null : one(random, VERSIONS),
                    random.nextInt(3) > 0 ? null : one(random, List.of(Health.values())),
                    random.nextInt(3) > 0 ? null : one(random, List.of(Progress.values())),
                    random.nextInt(3) > 0 ? null : one(random, List.of("canary", "can", "none")),
                    random.nextBoolean()
                            ? null
                            : one(random, List.of("WEB", "b-1", "10.1.", "3815", "odd", "%", "_1", "zzz", "1"))));
        }
        return filters;
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Row row(Random random) {
        String alias = random.nextInt(3) == 0
                ? null
                : one(random, List.of("web", "Web", "db", "b_")) + "-" + random.nextInt(9);
        return new Row(
                Long.toHexString(random.nextLong()),
                one(random, VERSIONS),
                alias,
                "10." + random.nextInt(3) + ".0." + random.nextInt(200),
                random.nextInt(4) == 0 ? "\ncanary\n" : random.nextInt(4) == 0 ? "\ncan\nrack=1\n" : "",
                random.nextInt(6),
                random.nextInt(6));
    }

    private void insert(Row row) {
        jdbc.sql("""
                        insert into machine (id, product_id, labels, revision, alias, version, version_key, track, arch, oem,
                          address, group_id, progress, health, first_seen, last_seen)
                        values (:id, :product, :labels, 0, :alias, :version, :key, 'stable', 'amd64', '', :address, :group,
                          :progress, :health, :now, :now)""")
                .param("id", row.id())
                .param("product", UUID.fromString(world.product()))
                .param("labels", row.labels())
                .param("alias", row.alias())
                .param("version", row.version())
                .param("key", Version.sortKeyOf(row.version()))
                .param("address", row.address())
                .param("group", UUID.fromString(world.group()))
                .param("progress", row.progress())
                .param("health", row.health())
                .param("now", Sql.time(Instant.now()))
                .update();
    }
}
