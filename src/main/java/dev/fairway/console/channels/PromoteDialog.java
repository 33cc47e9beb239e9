package dev.fairway.console.channels;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.console.Links;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.FleetSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points a channel at a release, after showing whom that concerns. */
class PromoteDialog {

    private final Channels channels;
    private final ChannelBoard board;
    private final FleetSummary summary;
    private final ChannelInfo channel;
    private final Runnable done;

    private final Dialog dialog;
    private final ComboBox<ReleaseInfo> release = new ComboBox<>("Release");
    private final Div consequence = Parts.block("fw-consequence");
    private final TextField reason = new TextField("Reason");
    private final Div problem = Parts.problem();
    private final Button confirm = Parts.primary("Promote");

    PromoteDialog(Channels channels, ChannelBoard board, FleetSummary summary, ChannelInfo channel, Runnable done) {
        this.channels = channels;
        this.board = board;
        this.summary = summary;
        this.channel = channel;
        this.done = done;
        this.dialog = Parts.dialog("promote-dialog", "Promote to " + channel.name(), "960px");
        List<ReleaseInfo> candidates = board.candidates(channel);
        var where = Parts.paragraph(
                "fw-reading",
                channel.arch().label() + ", "
                        + (channel.release() == null
                                ? "points at nothing yet"
                                : "now " + board.version(channel.release()))
                        + ".");
        if (candidates.isEmpty()) {
            dialog.add(where, nothingToPromote());
            return;
        }
        release.setId("release");
        release.setItems(candidates);
        release.setItemLabelGenerator(candidate -> candidate.version().toString());
        release.setRequiredIndicatorVisible(true);
        release.addValueChangeListener(change -> show(change.getValue()));
        reason.setId("reason");
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText("Goes to the history of the channel and the audit trail.");
        reason.addKeyPressListener(Key.ENTER, enter -> promote());
        confirm.setId("promote-confirm");
        confirm.setEnabled(false);
        confirm.addClickListener(click -> promote());
        dialog.add(Parts.block("fw-form", where, problem, release, consequence, reason));
        dialog.getFooter().add(confirm);
        if (candidates.size() == 1) {
            release.setValue(candidates.getFirst());
        } else {
            show(null);
        }
    }

    void open() {
        dialog.open();
    }

    private Div nothingToPromote() {
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("releases"),
                Parts.paragraph(
                        "fw-reading",
                        "There is no other release for " + channel.arch().label() + " that is not withdrawn."));
        var link = Links.to("releases", "Add a release");
        link.getElement().addEventListener("click", click -> dialog.close());
        empty.add(link);
        return empty;
    }

    private void show(@Nullable ReleaseInfo chosen) {
        consequence.removeAll();
        confirm.setEnabled(chosen != null);
        Parts.say(problem, null);
        if (chosen == null) {
            dialog.setHeaderTitle("Promote to " + channel.name());
            confirm.setText("Promote");
            consequence.add(Parts.paragraph("fw-reading", "Choose a release to see whom it concerns."));
            return;
        }
        FleetSummary.Reach reach = summary.reach(channel.id(), chosen.version(), channel.nightly());
        dialog.setHeaderTitle("Promote " + chosen.version() + " to " + channel.name());
        int count = reach.groups().size();
        confirm.setText(count == 0 ? "Promote to no group" : "Promote to " + Words.count(count, "group"));
        consequence.add(new Consequence(board, channel, chosen, reach));
    }

    private void promote() {
        ReleaseInfo chosen = release.getValue();
        if (chosen == null) {
            return;
        }
        reason.setInvalid(false);
        Parts.say(problem, null);
        try {
            channels.promote(channel.id(), chosen.id(), reason.getValue(), channel.revision());
            dialog.close();
            done.run();
            Parts.done(channel.name() + " " + channel.arch().label() + " points at " + chosen.version());
        } catch (InvalidInput wrong) {
            if (wrong.field().equals("reason")) {
                reason.setErrorMessage(
                        reason.isEmpty()
                                ? "Say why: the next person will want to know"
                                : Words.sentence(wrong.sentence()));
                reason.setInvalid(true);
                reason.focus();
            } else {
                Parts.say(problem, wrong.sentence() + ".");
            }
        } catch (Conflict | NotFound refused) {
            done.run();
            Parts.say(problem, refused.getMessage() + ". Close this and look at the channel again.");
        }
    }
}
