package dev.fairway.fleet;

import dev.fairway.base.Arch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which group a machine is in: the one that a person put it into, else the one whose rule matches it first, else the one
 * whose track it names for its arch, else its product's unassigned group. What a machine says of itself never moves it out
 * of an assignment by hand.
 */
public final class Membership {

    private final Map<UUID, GroupInfo> byId;
    private final List<Claim> claims;
    private final List<GroupInfo> byTrack;
    private final Map<UUID, Arch> archOfChannel;
    private final GroupInfo unassigned;

    /** A rule with the group that it leads to. */
    private record Claim(int priority, GroupInfo group, Why.ByRule why, RuleMatcher matcher) {}

    /** Why a machine is in its group. */
    public sealed interface Why {

        /** A person put it there. */
        record ByHand() implements Why {}

        /**
         * A rule of the group took it.
         *
         * @param number its place among the rules of the group, from 1
         */
        record ByRule(int number, MembershipRule rule) implements Why {}

        /** It names the track that the group takes. */
        record ByTrack(String track) implements Why {}

        /** No group takes it. */
        record NobodyElse() implements Why {}
    }

    /** A group with the reason why a machine is in it. */
    public record Place(GroupInfo group, Why why) {}

    /**
     * What decides where a machine belongs.
     *
     * @param assigned the group that a person put it into, if one did
     * @param alias the name that people know it by, if it has one
     */
    public record Candidate(
            @Nullable UUID assigned,
            @Nullable String alias,
            String address,
            String oem,
            Arch arch,
            List<String> labels,
            String version,
            String track) {

        /** A machine as it stands. */
        public static Candidate of(Machine machine) {
            return of(machine.written(), machine.told());
        }

        /** A machine of which people wrote this and which says that. */
        public static Candidate of(Machine.Written written, Machine.Told told) {
            return new Candidate(
                    written.assignedGroup(),
                    written.alias() != null ? written.alias() : told.alias(),
                    told.address(),
                    told.oem(),
                    told.arch(),
                    written.labels(),
                    told.version(),
                    told.track());
        }
    }

    /**
     * @param groups all groups of one product, its unassigned group among them
     * @param archOfChannel the arch of each channel of the product
     */
    public Membership(List<GroupInfo> groups, Map<UUID, Arch> archOfChannel) {
        this.byId = groups.stream().collect(Collectors.toUnmodifiableMap(GroupInfo::id, Function.identity()));
        this.claims = claims(groups);
        this.archOfChannel = Map.copyOf(archOfChannel);
        // A group that follows a channel is for one arch; one without a channel takes what is left over.
        this.byTrack = groups.stream()
                .filter(group -> group.track() != null)
                .sorted(Comparator.comparing((GroupInfo group) -> group.channel() == null)
                        .thenComparing(GroupInfo::id))
                .toList();
        this.unassigned = groups.stream()
                .filter(GroupInfo::unassigned)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a product without its unassigned group"));
    }

    /** The group of a machine. */
    public GroupInfo groupOf(Candidate candidate) {
        return placeOf(candidate).group();
    }

    /** The group of a machine, and why it is in there. */
    public Place placeOf(Candidate candidate) {
        GroupInfo byHand = candidate.assigned() == null ? null : byId.get(candidate.assigned());
        if (byHand != null) {
            return new Place(byHand, new Why.ByHand());
        }
        RuleMatcher.Asked asked = new RuleMatcher.Asked(candidate);
        for (Claim claim : claims) {
            if (claim.matcher().matches(asked)) {
                return new Place(claim.group(), claim.why());
            }
        }
        for (GroupInfo group : byTrack) {
            if (candidate.track().equals(group.track()) && takes(group, candidate.arch())) {
                return new Place(group, new Why.ByTrack(candidate.track()));
            }
        }
        return new Place(unassigned, new Why.NobodyElse());
    }

    /** By priority, then by the group's name, then as the group lists them. */
    private static List<Claim> claims(List<GroupInfo> groups) {
        List<Claim> claims = new ArrayList<>();
        for (GroupInfo group : groups) {
            for (int i = 0; i < group.rules().size(); i++) {
                MembershipRule rule = group.rules().get(i);
                claims.add(new Claim(rule.priority(), group, new Why.ByRule(i + 1, rule), new RuleMatcher(rule)));
            }
        }
        claims.sort(Comparator.comparingInt(Claim::priority)
                .thenComparing(claim -> claim.group().name()));
        return List.copyOf(claims);
    }

    private boolean takes(GroupInfo group, Arch arch) {
        return group.channel() == null || archOfChannel.get(group.channel()) == arch;
    }
}
