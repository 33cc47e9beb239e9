package dev.fairway.access;

import dev.fairway.base.BadSetting;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The way in while nobody can sign in: a link with a secret that only the log of the server shows. It works once; a
 * restart before it was used makes a new one. {@code fairway.bootstrap-admin-password} does without it.
 */
@Service
public class FirstSetup {

    private static final Logger LOG = LoggerFactory.getLogger(FirstSetup.class);

    private final Accounts accounts;
    private final String publicUrl;
    private final @Nullable String bootstrapPassword;
    private final AtomicReference<@Nullable String> secret = new AtomicReference<>();

    FirstSetup(
            Accounts accounts,
            @Value("${fairway.public-url}") String publicUrl,
            @Value("${fairway.bootstrap-admin-password:#{null}}") @Nullable String bootstrapPassword) {
        this.accounts = accounts;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        this.bootstrapPassword = bootstrapPassword;
    }

    @EventListener(ApplicationReadyEvent.class)
    void openTheWayIn() {
        if (!accounts.isEmpty()) {
            LOG.info("Fairway is ready: {}", publicUrl);
            return;
        }
        if (bootstrapPassword != null && !bootstrapPassword.isEmpty()) {
            createBootstrapAdmin(bootstrapPassword);
            LOG.info("Fairway is ready: {} (sign in as admin)", publicUrl);
            return;
        }
        secret.set(Secrets.random());
        LOG.info("""
                Fairway is ready, and nobody can sign in yet. Create the first admin with this link; it works once:

                    {}
                """, publicUrl + "/setup/" + secret.get());
    }

    private void createBootstrapAdmin(String password) {
        try {
            accounts.createFirstAdmin(Actor.SYSTEM, "admin", password);
        } catch (InvalidInput refused) {
            throw new BadSetting("FAIRWAY_BOOTSTRAP_ADMIN_PASSWORD cannot be taken: " + refused.sentence());
        }
    }

    /** Whether {@code offered} is the secret of the link, and the link is still good. */
    public boolean accepts(String offered) {
        String expected = secret.get();
        return expected != null && Secrets.same(expected, offered) && accounts.isEmpty();
    }

    /**
     * Creates the first admin and spends the link. Bad input does not spend it.
     *
     * @param origin the address that the command came from
     * @throws Conflict if the link was used in the meantime
     * @throws dev.fairway.base.InvalidInput if the name or the password cannot be taken
     */
    public synchronized void createAdmin(
            String offered, @Nullable String name, @Nullable String password, @Nullable String origin) {
        if (!accepts(offered)) {
            throw new Conflict("this set-up link was used already or belongs to an earlier start");
        }
        accounts.createFirstAdmin(new Actor("set-up link", Role.ADMIN, origin), name, password);
        secret.set(null);
    }
}
