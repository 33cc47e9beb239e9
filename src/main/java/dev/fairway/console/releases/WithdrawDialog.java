package dev.fairway.console.releases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a release back, after saying which channels point at it. */
class WithdrawDialog {

    private final Releases releases;
    private final ReleaseInfo release;
    private final Runnable done;
    private final Dialog dialog;
    private final TextField reason = new TextField(Messages.of("common.reason"));
    private final Div problem = Parts.problem();

    /** @param reach whom it touches besides the channels, in a sentence */
    WithdrawDialog(Releases releases, ReleaseInfo release, List<ChannelInfo> channels, String reach, Runnable done) {
        this.releases = releases;
        this.release = release;
        this.done = done;
        this.dialog = Parts.dialog(
                "withdraw-dialog", Messages.of("releases.withdraw.title", HoldDialogs.name(release)), "520px");
        reason.setId("reason");
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(Messages.of("releases.withdraw.reason"));
        Button confirm = Parts.primary(Messages.of("releases.withdraw.confirm"));
        confirm.setId("withdraw-confirm");
        confirm.addThemeName("danger");
        confirm.addClickListener(click -> withdraw());
        dialog.add(Parts.block(
                "fw-form",
                Parts.paragraph("fw-reading", reach),
                Parts.paragraph("fw-reading", consequence(channels)),
                problem,
                reason));
        dialog.getFooter().add(confirm);
    }

    void open() {
        dialog.open();
        reason.focus();
    }

    private String consequence(List<ChannelInfo> channels) {
        List<ChannelInfo> pointing = channels.stream()
                .filter(channel -> release.id().equals(channel.release()))
                .toList();

        String names = pointing.stream()
                .map(channel -> channel.name() + " " + channel.arch().label())
                .collect(Collectors.joining(", "));
        return Messages.of("releases.withdraw.effect", pointing.size(), names);
    }

    private void withdraw() {
        reason.setInvalid(false);
        try {
            releases.withdraw(release.id(), reason.getValue());
            dialog.close();
            done.run();
            Parts.done(Messages.of("releases.withdraw.done", release.version().toString()));
        } catch (InvalidInput wrong) {
            reason.setErrorMessage(
                    reason.isEmpty()
                            ? Messages.of("releases.withdraw.reason.missing")
                            : Words.sentence(wrong.sentence()));
            reason.setInvalid(true);
            reason.focus();
        } catch (Conflict | NotFound refused) {
            Parts.say(problem, refused.getMessage() + ".");
        }
    }
}
