package dev.fairway.console.groups;

import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Courses;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.FleetSummary.GroupCount;
import dev.fairway.rollout.Rollouts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that the screen shows, read in a handful of queries however many groups there are. */
record GroupBoard(
        List<GroupInfo> groups,
        Map<UUID, ChannelInfo> channels,
        Map<UUID, GroupCount> counts,
        Map<UUID, Course> courses) {

    static GroupBoard of(Groups groups, Channels channels, FleetSummary summary, Rollouts rollouts, Courses courses) {
        return new GroupBoard(
                groups.all(),
                channels.all().stream().collect(Collectors.toMap(ChannelInfo::id, Function.identity())),
                summary.figures().byGroup().stream().collect(Collectors.toMap(GroupCount::group, Function.identity())),
                courses.of(rollouts.open()).stream()
                        .collect(Collectors.toMap(
                                course -> course.rollout().group(), Function.identity(), (newer, older) -> newer)));
    }

    GroupCount count(GroupInfo group) {
        return counts.getOrDefault(group.id(), new GroupCount(group.id(), group.name(), 0, 0));
    }
}
