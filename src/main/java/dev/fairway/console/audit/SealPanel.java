package dev.fairway.console.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.AuditChain;
import dev.fairway.access.AuditFinding;
import dev.fairway.access.AuditVerdict;
import dev.fairway.access.AuditVerifier;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/** How far the trail is sealed, and the button that verifies all of it; a long trail is looked through meanwhile. */
class SealPanel extends Div {

    private static final int MOST_WAITING = 1_000;

    private final AuditVerifier verifier;
    private final Clock clock;
    private final Span sealed = Parts.text("", "");
    private final Span checkpoint = Parts.text("fw-code fw-seal-hash", "");
    private final Div verdict = Parts.block("fw-seal-verdict");
    private final Button verify = new Button(Messages.of("audit.verify"), click -> verify());
    private Shown shown = new Shown(new AuditChain.Head(-1, "", null), 0);

    /** What is shown of the chain. */
    record Shown(AuditChain.Head end, int waiting) {}

    SealPanel(AuditVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
        setId("seal");
        addClassName("fw-panel");
        verify.setId("verify");
        verdict.setId("verdict");
        verdict.getElement().setAttribute("role", "status");
        Div words = Parts.block(
                "fw-seal-words",
                Parts.icon("shield"),
                Parts.block(
                        "fw-stack-tight", sealed, Parts.text("fw-caption", Messages.of("audit.seal.says")), checkpoint),
                verify);
        add(words, verdict);
    }

    /** Shows how far it is sealed; touches nothing if that is shown already. */
    void show(Shown now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        sealed.removeAll();
        Instant at = now.end().sealedAt();
        if (at == null) {
            sealed.add(Parts.text("", Messages.of("audit.sealed.none")));
        } else {
            sealed.add(
                    Parts.text("", Messages.of("audit.sealed", now.end().position())),
                    Times.ago(at, clock.instant()),
                    Parts.text("", ". "));
        }
        String waiting = now.waiting() == MOST_WAITING
                ? Messages.of("audit.waiting.many")
                : Messages.of("audit.waiting", now.waiting());
        sealed.add(Parts.text("", waiting));
        checkpoint.setText(Messages.of(
                "audit.checkpoint", now.end().position() + ":" + now.end().hash()));
    }

    private void verify() {
        verify.setEnabled(false);
        Parts.replace(verdict, Parts.text("fw-text-2", Messages.of("audit.verifying")));
        UI ui = UI.getCurrent();
        Thread.startVirtualThread(new DelegatingSecurityContextRunnable(() -> {
            AuditVerdict found;
            String failure;
            try {
                found = verifier.verify();
                failure = "";
            } catch (RuntimeException failed) {
                found = null;
                failure = failed.getClass().getSimpleName();
            }
            AuditVerdict told = found;
            String why = failure;
            ui.access(() -> tell(told, why));
        }));
    }

    private void tell(@Nullable AuditVerdict found, String failure) {
        verify.setEnabled(true);
        if (found == null) {
            Parts.replace(verdict, Parts.text("fw-status failing", Messages.of("audit.verify.failed", failure)));
            return;
        }
        String clockTime = Times.exactText(clock.instant());
        String sentence = found.isIntact()
                ? Messages.of(
                        found.cleared() == 0 ? "audit.intact" : "audit.intact.cleared",
                        found.entries(),
                        found.sealedUpTo(),
                        clockTime,
                        found.cleared() + 1)
                : Messages.of("audit.tampered", found.findings().size());
        Span status = new Span(Parts.icon(found.isIntact() ? "healthy" : "failing"), Parts.text("", sentence));
        status.addClassNames("fw-status", found.isIntact() ? "healthy" : "failing");
        Parts.replace(verdict, status);
        if (!found.isIntact()) {
            UnorderedList list = new UnorderedList();
            for (AuditFinding finding : found.findings()) {
                list.add(new ListItem(Parts.text("fw-wrap", finding.sentence())));
            }
            verdict.add(list);
        }
    }
}
