package dev.fairway.console.machine;

import dev.fairway.console.Messages;
import dev.fairway.fleet.Membership.Why;
import dev.fairway.fleet.MembershipRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a machine is in its group, in words. */
final class PlaceWords {

    private PlaceWords() {}

    /** {@code rule 2: alias is web-*}. */
    static String of(Why why) {
        return switch (why) {
            case Why.ByHand() -> Messages.of("machine.place.by-hand");
            case Why.ByRule(int number, MembershipRule rule) ->
                Messages.of("machine.place.by-rule", number, conditions(rule));
            case Why.ByTrack(String track) -> Messages.of("machine.place.by-track", track);
            case Why.NobodyElse() -> Messages.of("machine.place.nobody");
        };
    }

    private static String conditions(MembershipRule rule) {
        List<String> all = new ArrayList<>();
        add(all, "alias", rule.alias());
        add(all, "cidr", rule.cidr());
        add(all, "oem", rule.oem());
        add(all, "arch", rule.arch() == null ? null : rule.arch().label());
        add(all, "label", rule.label());
        add(all, "versions", rule.versions());
        add(all, "track", rule.track());
        return String.join(Messages.of("machine.place.and"), all);
    }

    private static void add(List<String> all, String condition, @Nullable String value) {
        if (value != null) {
            all.add(Messages.of("machine.place." + condition, value));
        }
    }
}
