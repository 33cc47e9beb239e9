package dev.fairway.console.rollout;

import dev.fairway.console.Messages;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.FleetSummary.GroupCount;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutTally;
import dev.fairway.rollout.Rollouts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts rollouts and their figures together, in as many queries for many as for one. */
@Component
public class Courses {

    private final Rollouts rollouts;
    private final Releases releases;
    private final Groups groups;
    private final FleetSummary summary;

    Courses(Rollouts rollouts, Releases releases, Groups groups, FleetSummary summary) {
        this.rollouts = rollouts;
        this.releases = releases;
        this.groups = groups;
        this.summary = summary;
    }

    /** The same rollouts, in the same order, with their figures. */
    public List<Course> of(List<RolloutInfo> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        Map<UUID, RolloutTally> tallies =
                rollouts.tallies(list.stream().map(RolloutInfo::id).toList());
        Map<UUID, String> versions = releases.all().stream()
                .collect(Collectors.toMap(
                        ReleaseInfo::id, release -> release.version().toString()));
        Map<UUID, GroupInfo> byId = groups.all().stream().collect(Collectors.toMap(GroupInfo::id, Function.identity()));
        Map<UUID, GroupCount> counts =
                summary.figures().byGroup().stream().collect(Collectors.toMap(GroupCount::group, Function.identity()));
        return list.stream()
                .map(rollout -> {
                    GroupCount count = counts.get(rollout.group());
                    return new Course(
                            rollout,
                            versions.getOrDefault(rollout.release(), Messages.of("common.release.gone")),
                            tallies.getOrDefault(rollout.id(), RolloutTally.NONE),
                            byId.get(rollout.group()),
                            count == null ? 0 : count.machines(),
                            count == null ? 0 : count.onTarget());
                })
                .toList();
    }

    /** One rollout with its figures. */
    public Course of(RolloutInfo rollout) {
        return of(List.of(rollout)).getFirst();
    }
}
