package dev.fairway.console.channels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.Permission;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;

/** What no machine on a channel may skip; floors are set and taken away with a reason. */
class FloorsPanel {

    private final Channels channels;
    private final ChannelBoard board;
    private final ChannelInfo channel;
    private final Runnable refresh;

    FloorsPanel(Channels channels, ChannelBoard board, ChannelInfo channel, Runnable refresh) {
        this.channels = channels;
        this.board = board;
        this.channel = channel;
        this.refresh = refresh;
    }

    Div draw(Instant now) {
        Button add = new Button(Messages.of("channels.floors.add"), click -> set().open());
        add.setId("add-floor");
        add.addThemeVariants(ButtonVariant.TERTIARY);
        Div panel = Parts.panel(Messages.of("channels.floors"), Parts.gated(add, Permission.MANAGE_CHANNELS));
        panel.setId("floors");
        if (channel.floors().isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("channels.floors.none")));
            return panel;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-floors");
        channel.floors().forEach(floor -> list.add(line(floor, now)));
        panel.add(list);
        return panel;
    }

    private ListItem line(ChannelInfo.Floor floor, Instant now) {
        String version = board.version(floor.release());
        ReleaseInfo release = board.release(floor.release());
        Span by = Parts.text("fw-caption", Messages.of("channels.floors.by", Words.who(floor.by())) + " ");
        by.add(Times.at(floor.at(), now));
        Div words = Parts.block(
                "fw-entry",
                Links.to(Links.release(floor.release()), version),
                Parts.text("fw-text-2 fw-wrap", floor.reason()),
                by);
        if (release != null && release.withdrawn() != null) {
            words.add(Parts.block(
                    "fw-warning",
                    Parts.icon("stuck"),
                    Parts.text("fw-wrap", Messages.of("channels.floors.withdrawn", version))));
        }
        Button remove = new Button(
                Messages.of("channels.floors.remove"),
                click -> remove(floor, version).open());
        remove.setAriaLabel(Messages.of("channels.floors.remove.label", version));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        ListItem line = new ListItem(words, Parts.gated(remove, Permission.MANAGE_CHANNELS));
        line.addClassName("fw-floor-line");
        return line;
    }

    private CommandDialog set() {
        ComboBox<ReleaseInfo> release = new ComboBox<>(Messages.of("channels.floors.release"));
        release.setId("floor-release");
        release.setRequiredIndicatorVisible(true);
        release.setItems(board.candidates(channel).stream()
                .filter(one -> channel.floors().stream()
                        .noneMatch(floor -> floor.release().equals(one.id())))
                .toList());
        release.setItemLabelGenerator(one -> one.version().toString());
        return new CommandDialog(
                        "floor-dialog",
                        Messages.of("channels.floors.title", channel.name()),
                        Messages.of("channels.floors.confirm"),
                        (reason, until) -> {
                            ReleaseInfo chosen = release.getValue();
                            if (chosen == null) {
                                throw new InvalidInput("release", Messages.of("channels.floors.choose"));
                            }
                            channels.setFloor(channel.id(), chosen.id(), reason);
                            return Messages.of(
                                    "channels.floors.done", chosen.version().toString());
                        })
                .says(Messages.of("channels.floors.effect", board.machines(channel)))
                .asks(release)
                .afterwards(refresh);
    }

    private CommandDialog remove(ChannelInfo.Floor floor, String version) {
        return new CommandDialog(
                        "remove-floor-dialog",
                        Messages.of("channels.floors.remove.title", version),
                        Messages.of("channels.floors.remove.confirm"),
                        (reason, until) -> {
                            channels.removeFloor(channel.id(), floor.release(), reason);
                            return Messages.of("channels.floors.remove.done", version);
                        })
                .says(Messages.of("channels.floors.remove.effect", version))
                .reasonOptional()
                .afterwards(refresh);
    }
}
