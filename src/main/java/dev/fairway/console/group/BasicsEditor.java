package dev.fairway.console.group;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Spans;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.release.ChannelInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Name, channel, track, and whether the group is updated at all. */
class BasicsEditor extends Div {

    private final TextField name;
    private final ComboBox<ChannelInfo> channel = new ComboBox<>(Messages.of("group.basics.channel"));
    private final TextField track;
    private final TextField silentAfter;
    private final Checkbox enabled = new Checkbox(Messages.of("group.basics.enabled"));
    private final List<ChannelInfo> channels;

    BasicsEditor(List<ChannelInfo> channels, Runnable changed) {
        this.channels = channels;
        name = Inputs.text(Messages.of("group.basics.name"), changed);
        name.setId("group-name-field");
        channel.setId("group-channel");
        channel.setItems(channels);
        channel.setItemLabelGenerator(one -> one.name() + " " + one.arch().label());
        channel.setPlaceholder(Messages.of("group.basics.channel.none"));
        channel.setClearButtonVisible(true);
        channel.addValueChangeListener(change -> changed.run());
        track = Inputs.text(Messages.of("group.basics.track"), changed);
        track.setId("group-track");
        track.setHelperText(Messages.of("group.basics.track.help"));
        silentAfter = Inputs.text(Messages.of("group.basics.silent"), changed);
        silentAfter.setId("group-silentAfter");
        silentAfter.setHelperText(Messages.of("group.basics.silent.help"));
        enabled.setId("group-enabled");
        enabled.addValueChangeListener(change -> changed.run());
        add(Parts.block("fw-form-four", name, channel, track, silentAfter), enabled);
    }

    void show(GroupInfo group) {
        name.setValue(group.name());
        channel.setValue(channels.stream()
                .filter(one -> one.id().equals(group.channel()))
                .findFirst()
                .orElse(null));
        track.setValue(group.track() == null ? "" : group.track());
        silentAfter.setValue(Spans.exact(group.silentAfter()));
        enabled.setValue(group.updatesEnabled());
    }

    String name() {
        return name.getValue();
    }

    @Nullable
    UUID channel() {
        return channel.getValue() == null ? null : channel.getValue().id();
    }

    @Nullable
    String track() {
        return Inputs.orNull(track);
    }

    boolean updatesEnabled() {
        return enabled.getValue();
    }

    Duration silentAfter() {
        return Spans.read("silentAfter", silentAfter.getValue());
    }

    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("channel", channel);
        fields.put("track", track);
        fields.put("silentAfter", silentAfter);
        return fields;
    }
}
