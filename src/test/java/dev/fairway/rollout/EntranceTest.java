package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.EnrolmentKey;
import dev.fairway.enrolment.EnrolmentKeys;
import dev.fairway.enrolment.EnrolmentRequests;
import dev.fairway.enrolment.Refusal;
import dev.fairway.enrolment.RequestSweep;
import dev.fairway.enrolment.ShownKey;
import dev.fairway.fleet.ArchiveSweep;
import dev.fairway.fleet.SilenceSweep;
import dev.fairway.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The door, with two nodes before it and a crowd outside. */
class EntranceTest extends RaceScene {

    private static final String FAR = "198.51.100.7";

    @Test
    void what_one_node_revokes_the_other_refuses_at_once() {
        EnrolmentKey.Fresh key = key();
        mode("{'mode': 'key'}");
        ShownKey shown = ShownKey.of(key.secret());
        assertThat(nodes.asksThere(m1, FAR, shown)).isInstanceOf(Answer.Offer.class);
        admin(() -> the(EnrolmentKeys.class).revoke(id(), key.key().id(), "leaked"));
        assertThat(nodes.asksThere(m1, FAR, shown)).isEqualTo(refused(Refusal.INVALID_KEY));
        EnrolmentKey.Fresh next = key();
        assertThat(nodes.asksThere(m1, FAR, ShownKey.of(next.secret())))
                .as("and what is made here is taken there")
                .isInstanceOf(Answer.Offer.class);
    }

    @Test
    void new_ids_beyond_the_limit_of_an_address_stay_outside_and_known_machines_never_do() {
        mode("{'newPerAddress': 5}");
        nodes.asksHere(m1, FAR, null);
        for (int i = 0; i < 20; i++) {
            Answer answer = nodes.asksHere(speaker("flood-" + i), FAR, null);
            assertThat(answer).isInstanceOf(i < 4 ? Answer.Offer.class : Answer.NotEnrolled.class);
        }
        assertThat(nodes.asksHere(m1, FAR, null)).isInstanceOf(Answer.Offer.class);
        assertThat(nodes.asksHere(speaker("elsewhere"), "198.51.100.8", null)).isInstanceOf(Answer.Offer.class);
        assertThat(machines()).isEqualTo(6);
    }

    @Test
    void a_site_of_ipv6_is_one_address_however_many_it_has() {
        mode("{'newPerAddress': 2}");
        for (int i = 0; i < 10; i++) {
            nodes.asksHere(speaker("flood-" + i), "2001:db8:1:2::" + i, null);
        }
        assertThat(machines()).isEqualTo(2);
        nodes.asksHere(speaker("other-site"), "2001:db8:1:3::1", null);
        assertThat(machines()).isEqualTo(3);
    }

    @Test
    void new_ids_beyond_the_limit_of_a_key_stay_outside() {
        ShownKey shown = ShownKey.of(key().secret());
        mode("{'newPerKey': 3, 'newPerAddress': 0}");
        for (int i = 0; i < 10; i++) {
            nodes.asksHere(speaker("flood-" + i), "198.51.100." + i, shown);
        }
        assertThat(machines()).isEqualTo(3);
    }

    @Test
    void who_waits_fills_no_more_than_the_limit_and_is_forgotten_when_it_is_not_heard_of_again() {
        mode("{'mode': 'approve', 'newPerAddress': 5}");
        for (int i = 0; i < 20; i++) {
            assertThat(nodes.asksHere(speaker("flood-" + i), FAR, null)).isInstanceOf(Answer.NotEnrolled.class);
        }
        assertThat(requests()).isEqualTo(5);
        assertThat(machines()).isZero();
        Instant later = Instant.now().plus(Duration.ofDays(8));
        admin(() -> the(RequestSweep.class).sweep(later));
        assertThat(requests()).isZero();
    }

    @Test
    void many_that_wait_are_approved_at_once_and_each_comes_in_once() {
        mode("{'mode': 'approve', 'newPerAddress': 0}");
        List<TwoNodes.Speaker> crowd = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> speaker("c" + i))
                .toList();
        crowd.forEach(machine -> nodes.asksHere(machine, FAR, null));
        int approved = People.admin(
                "ann",
                () -> the(EnrolmentRequests.class)
                        .approve(
                                id(),
                                crowd.stream()
                                        .map(one -> new MachineId(one.id()))
                                        .toList(),
                                "the new hall"));
        assertThat(approved).isEqualTo(300);
        crowd.forEach(machine -> assertThat(nodes.asksThere(machine, FAR, null)).isInstanceOf(Answer.Offer.class));
        assertThat(machines()).isEqualTo(300);
        assertThat(requests()).isZero();
    }

    @Test
    void a_machine_that_was_archived_is_known_and_a_wrong_key_does_not_bring_it_back() {
        nodes.asksHere(m1);
        jdbc.sql("update machine set last_seen = ? where product_id = ?")
                .params(java.time.OffsetDateTime.now().minusDays(200), product)
                .update();
        jdbc.sql("update machine_grant set open_key = null, ended_at = granted_at, outcome = 4 where product_id = ?")
                .param(product)
                .update();
        the(SilenceSweep.class).sweep();
        for (int i = 0; i < 20 && machines() > 0; i++) {
            the(ArchiveSweep.class).sweep(Instant.now());
        }
        assertThat(machines()).isZero();
        mode("{'mode': 'key'}");
        nodes.asksHere(m1, FAR, ShownKey.of("fwe_wrong"));
        assertThat(machines()).isZero();
        mode("{'mode': 'approve'}");
        assertThat(nodes.asksHere(m1, FAR, null)).isNotInstanceOf(Answer.NotEnrolled.class);
        assertThat(machines()).isEqualTo(1);
    }

    private ProductId id() {
        return new ProductId(product);
    }

    private EnrolmentKey.Fresh key() {
        return People.admin("ann", () -> the(EnrolmentKeys.class).create(id(), "berlin", null));
    }

    private static Answer refused(Refusal why) {
        return new Answer.NotEnrolled(why);
    }

    private void mode(String json) {
        assertThat(client.patch("/products/" + product + "/enrolment", json).status())
                .isEqualTo(200);
    }

    private int machines() {
        return rows("machine");
    }

    private int requests() {
        return rows("enrolment_request");
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where product_id = ?")
                .param(product)
                .query(Integer.class)
                .single();
    }
}
