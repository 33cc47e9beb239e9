package dev.fairway.console.releases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
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
    private final TextField reason = new TextField("Reason");
    private final Div problem = Parts.problem();

    /** @param reach whom it touches besides the channels, in a sentence */
    WithdrawDialog(Releases releases, ReleaseInfo release, List<ChannelInfo> channels, String reach, Runnable done) {
        this.releases = releases;
        this.release = release;
        this.done = done;
        this.dialog = Parts.dialog(
                "withdraw-dialog",
                "Withdraw " + release.version() + " for " + release.arch().label(),
                "520px");
        reason.setId("reason");
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText("Shown on the page of every machine that would have got it.");
        Button confirm = Parts.primary("Withdraw for good");
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
        String end = " This cannot be undone; machines that run it keep it.";
        if (pointing.isEmpty()) {
            return "No channel points at it. No machine will be offered it any more." + end;
        }
        String names = pointing.stream()
                .map(channel -> channel.name() + " " + channel.arch().label())
                .collect(Collectors.joining(", "));
        return Words.count(pointing.size(), "channel") + (pointing.size() == 1 ? " points" : " point") + " at it: "
                + names + (pointing.size() == 1 ? ". Its" : ". Their")
                + " machines are offered nothing until another release is promoted there." + end;
    }

    private void withdraw() {
        reason.setInvalid(false);
        try {
            releases.withdraw(release.id(), reason.getValue());
            dialog.close();
            done.run();
            Parts.done(release.version() + " is withdrawn");
        } catch (InvalidInput wrong) {
            reason.setErrorMessage(reason.isEmpty() ? "Say why" : Words.sentence(wrong.sentence()));
            reason.setInvalid(true);
            reason.focus();
        } catch (Conflict | NotFound refused) {
            Parts.say(problem, refused.getMessage() + ".");
        }
    }
}
