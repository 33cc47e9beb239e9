package dev.fairway.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.Membership.Why;
import dev.fairway.fleet.MembershipRule;
import org.junit.jupiter.api.Test;

class PlaceWordsTest {

    @Test
    void a_rule_is_told_with_its_number_and_all_its_conditions() {
        MembershipRule rule = new MembershipRule(10, "web-*", null, "packet", null, null, null, null);
        assertThat(PlaceWords.of(new Why.ByRule(2, rule))).isEqualTo("rule 2: alias is web-* and OEM is packet");
    }

    @Test
    void hand_and_track_are_told() {
        assertThat(PlaceWords.of(new Why.ByHand())).isEqualTo("put there by hand");
        assertThat(PlaceWords.of(new Why.ByTrack("stable"))).isEqualTo("it names the track stable");
    }
}
