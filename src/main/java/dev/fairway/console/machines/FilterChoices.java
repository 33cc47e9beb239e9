package dev.fairway.console.machines;

import dev.fairway.fleet.GroupInfo;
import dev.fairway.release.ChannelInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be filtered by, with its name for people.
 *
 * @param followed the channel that each group follows, if it follows one
 */
record FilterChoices(
        Map<UUID, String> groups, Map<UUID, String> channels, Map<UUID, UUID> followed, List<String> versions) {

    static final FilterChoices NONE = new FilterChoices(Map.of(), Map.of(), Map.of(), List.of());

    static FilterChoices of(List<GroupInfo> groups, List<ChannelInfo> channels, List<String> versions) {
        Map<UUID, String> groupNames = new LinkedHashMap<>();
        Map<UUID, UUID> followed = new HashMap<>();
        for (GroupInfo group : groups) {
            groupNames.put(group.id(), group.name());
            if (group.channel() != null) {
                followed.put(group.id(), group.channel());
            }
        }
        Map<UUID, String> channelNames = new LinkedHashMap<>();
        channels.forEach(channel -> channelNames.put(
                channel.id(), channel.name() + " " + channel.arch().label()));
        return new FilterChoices(groupNames, channelNames, followed, versions);
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

    /** The name of the channel that a group follows. */
    String channelOf(UUID group) {
        UUID channel = followed.get(group);
        return channel == null ? "" : channels.getOrDefault(channel, "");
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
