package dev.fairway.console.machines;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.release.ChannelInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be filtered by, with its name for people. */
record FilterChoices(Map<UUID, String> groups, Map<UUID, String> channels, List<String> versions) {

    static FilterChoices of(List<GroupInfo> groups, List<ChannelInfo> channels, List<String> versions) {
        Map<UUID, String> groupNames = new LinkedHashMap<>();
        groups.forEach(group -> groupNames.put(group.id(), group.name()));
        Map<UUID, String> channelNames = new LinkedHashMap<>();
        channels.forEach(channel -> channelNames.put(
                channel.id(), channel.name() + " " + channel.arch().label()));
        return new FilterChoices(groupNames, channelNames, versions);
    }

    /** The group with this id or name: people write names into addresses. */
    @Nullable
    UUID groupOf(String text) {
        return find(groups, text);
    }

    /** The channel with this id or name. */
    @Nullable
    UUID channelOf(String text) {
        return find(channels, text);
    }

    private static @Nullable UUID find(Map<UUID, String> names, String text) {
        for (Map.Entry<UUID, String> entry : names.entrySet()) {
            if (entry.getKey().toString().equalsIgnoreCase(text)
                    || entry.getValue().equals(text)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
