package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Csv;
import dev.fairway.base.Hold;
import dev.fairway.base.Page;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineSort;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * A list of machines as a table for other programs: all that match, in the list's order, a page at a time, so that a million
 * lines need no more memory than one page. Each page is read when the one before has been taken.
 */
@Service
public class MachineExport {

    /** The names of the columns, those of the API. */
    static final List<String> COLUMNS = List.of(
            "id",
            "product",
            "alias",
            "version",
            "target",
            "group",
            "channel",
            "track",
            "arch",
            "oem",
            "address",
            "labels",
            "health",
            "progress",
            "lastError",
            "heldBy",
            "holdReason",
            "holdUntil",
            "firstSeen",
            "lastSeen",
            "notes");

    private final MachineSearch machines;
    private final Explanations explanations;
    private final Groups groups;
    private final Channels channels;

    MachineExport(MachineSearch machines, Explanations explanations, Groups groups, Channels channels) {
        this.machines = machines;
        this.explanations = explanations;
        this.groups = groups;
        this.channels = channels;
    }

    /**
     * Writes it, in UTF-8, with a line of column names first.
     *
     * @throws IOException if whoever reads it is gone
     */
    public void write(MachineFilter filter, MachineSort sort, OutputStream out) throws IOException {
        Actor.require(Permission.READ);
        Map<Object, GroupInfo> byId =
                groups.all().stream().collect(Collectors.toMap(GroupInfo::id, Function.identity()));
        Map<Object, String> channelNames =
                channels.all().stream().collect(Collectors.toMap(ChannelInfo::id, ChannelInfo::name));
        out.write(Csv.line(List.copyOf(COLUMNS)).getBytes(StandardCharsets.UTF_8));
        String next = null;
        do {
            Page<Machine> page = machines.page(filter, sort, Page.Request.of(Page.Request.MAX_LIMIT, next));
            Map<MachineKey, Explanations.Target> targets = explanations.targets(page.items());
            StringBuilder lines = new StringBuilder();
            for (Machine machine : page.items()) {
                Explanations.Target target = targets.get(MachineKey.of(machine));
                GroupInfo group = byId.get(machine.group());
                String channel = group == null || group.channel() == null ? null : channelNames.get(group.channel());
                lines.append(line(
                        machine,
                        target == null ? null : target.version(),
                        group == null ? null : group.name(),
                        channel));
            }
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            next = page.next();
        } while (next != null);
    }

    private static String line(
            Machine machine, @Nullable String target, @Nullable String group, @Nullable String channel) {
        Hold hold = machine.written().hold();
        List<@Nullable String> cells = Arrays.asList(
                machine.id().value(),
                machine.product().toString(),
                machine.alias(),
                machine.told().version(),
                target,
                group,
                channel,
                machine.told().track(),
                machine.told().arch().label(),
                machine.told().oem(),
                machine.told().address(),
                String.join(" ", machine.written().labels()),
                machine.health().label(),
                machine.progress().label(),
                text(machine.lastError()),
                hold == null ? null : hold.by(),
                hold == null ? null : hold.reason(),
                hold == null ? null : text(hold.until()),
                text(machine.firstSeen()),
                text(machine.lastSeen()),
                machine.written().notes());
        return Csv.line(cells);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
