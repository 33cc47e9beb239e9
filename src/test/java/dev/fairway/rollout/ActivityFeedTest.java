package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.access.AuditSearch;
import dev.fairway.access.Role;
import dev.fairway.base.Page;
import dev.fairway.rollout.ActivityFeed.Activity;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The audit trail as people read it. */
@FairwayTest
class ActivityFeedTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ActivityFeed feed;

    @Autowired
    private QuickFind find;

    private Client client;
    private World world;

    @BeforeEach
    void aPromotion() {
        client = new Client(port, FairwayTest.TOKEN);
        world = new World(client);
        world.promote("4230.2.1");
    }

    @Test
    void what_was_done_is_told_newest_first_with_the_names_of_things() {
        List<Activity> all = admin(AuditSearch.Filter.ALL, 4);
        assertThat(all).extracting(activity -> activity.entry().id()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        Activity promoted = first(admin(filter(null, "channel", "promoted", null), 1));
        assertThat(promoted.entry().objectId()).isEqualTo(world.channel());
        assertThat(named(promoted).name()).isEqualTo("stable");
        assertThat(named(promoted).detail()).isEqualTo("amd64");
        assertThat(promoted.state()).isEqualTo("4230.2.1");
        Activity made = first(admin(filter(null, "rollout", "created", null), 1));
        assertThat(named(made).detail()).isEqualTo("4230.2.1");
    }

    @Test
    void what_is_gone_keeps_its_name() {
        String group = client.post(
                        "/groups",
                        World.quoted("{'product': '%s', 'name': 'short, lived', 'plan': {'stages': [{'percent': 100}]}}"
                                .formatted(world.product())))
                .text("id");
        assertThat(client.call("DELETE", "/groups/" + group, null, java.util.Map.of())
                        .status())
                .isEqualTo(204);
        Activity deleted = first(admin(filter(null, "group", "deleted", null), 1));
        assertThat(deleted.object()).isNull();
        assertThat(deleted.formerName()).isEqualTo("short, lived");
    }

    @Test
    void a_viewer_reads_what_was_done_but_no_states_and_nothing_of_accounts_and_tokens() {
        client.post("/tokens", World.quoted("{'name': 'ci %s', 'role': 'viewer'}".formatted(world.product())));
        assertThat(admin(filter(null, "token", null, null), 1)).hasSize(1);
        assertThat(viewer(filter(null, "token", null, null), 1)).isEmpty();
        Activity seen = first(viewer(filter(null, "channel", "promoted", null), 1));
        assertThat(seen.entry().before()).isNull();
        assertThat(seen.entry().after()).isNull();
        assertThat(seen.entry().from()).isNull();
        assertThat(seen.entry().reason()).isEqualTo("a test");
        assertThat(seen.state()).isEqualTo("4230.2.1");
    }

    @Test
    void a_text_is_looked_for_in_reasons_and_its_signs_mean_themselves() {
        client.post(
                "/rollouts/" + world.rollout().get("id").asString() + "/pause",
                World.quoted("{'reason': '100%% of %s'}".formatted(world.product())));
        String text = "100% of " + world.product().toUpperCase(java.util.Locale.ROOT);
        assertThat(admin(filter(null, null, null, text), 5)).hasSize(1);
        assertThat(admin(filter(null, null, null, "100_ of " + world.product()), 5))
                .isEmpty();
    }

    @Test
    void a_time_bounds_what_is_found_on_both_sides() {
        Activity newest = first(admin(AuditSearch.Filter.ALL, 1));
        var at = newest.entry().at();
        assertThat(admin(new AuditSearch.Filter(null, null, null, null, at, at.plusMillis(1)), 5))
                .extracting(activity -> activity.entry().id())
                .contains(newest.entry().id());
        assertThat(admin(new AuditSearch.Filter(null, null, null, null, null, at), 5))
                .allSatisfy(activity -> assertThat(activity.entry().at()).isBefore(at));
        assertThat(admin(new AuditSearch.Filter(null, null, null, null, at.plusSeconds(3_600), null), 5))
                .isEmpty();
    }

    @Test
    void pages_hold_everything_once() {
        List<Long> whole = ids(admin(AuditSearch.Filter.ALL, 9));
        List<Long> paged = new ArrayList<>();
        @Nullable String next = null;
        for (int i = 0; i < 3; i++) {
            String after = next;
            Page<Activity> page =
                    People.admin("ann", () -> feed.page(AuditSearch.Filter.ALL, Page.Request.of(3, after)));
            paged.addAll(ids(page.items()));
            next = page.next();
        }
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void a_machine_a_group_a_channel_and_a_release_are_found_by_a_few_letters() {
        client.answerTo(world.check("quick-" + world.product().substring(0, 8), "3815.2.0"));
        assertThat(found("quick-" + world.product().substring(0, 8)))
                .hasExactlyElementsOfTypes(QuickFind.Hit.OfMachine.class);
        assertThat(found("4230.2")).anySatisfy(hit -> assertThat(hit.title()).isEqualTo("4230.2.1"));
        assertThat(found("stab"))
                .extracting(hit -> hit instanceof QuickFind.Hit.OfOther other ? other.kind() : null)
                .contains(QuickFind.Kind.GROUP, QuickFind.Kind.CHANNEL);
        assertThat(found("s")).isEmpty();
        assertThat(found("%%%")).isEmpty();
    }

    private List<QuickFind.Hit> found(String text) {
        return People.as("vera", Role.VIEWER, () -> find.find(text));
    }

    private static AuditSearch.Filter filter(
            @Nullable String who, @Nullable String type, @Nullable String action, @Nullable String text) {
        return new AuditSearch.Filter(who, type, action, text, null, null);
    }

    private List<Activity> admin(AuditSearch.Filter filter, int limit) {
        return People.admin(
                "ann", () -> feed.page(filter, new Page.Request(limit, null)).items());
    }

    private List<Activity> viewer(AuditSearch.Filter filter, int limit) {
        return People.as(
                "vera",
                Role.VIEWER,
                () -> feed.page(filter, new Page.Request(limit, null)).items());
    }

    private static Activity first(List<Activity> activities) {
        assertThat(activities).isNotEmpty();
        return activities.getFirst();
    }

    private static ActivityFeed.Named named(Activity activity) {
        return Objects.requireNonNull(activity.object());
    }

    private static List<Long> ids(List<Activity> activities) {
        return activities.stream().map(activity -> activity.entry().id()).toList();
    }
}
