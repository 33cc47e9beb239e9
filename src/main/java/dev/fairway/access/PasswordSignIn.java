package dev.fairway.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs people in by name and password. Whether there is no such account, it is disabled, has no password yet, or the
 * password is wrong takes as long and is answered alike; guessing is slowed down ({@link SignInBrake}).
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);

    private final AccountRepository accounts;
    private final SignIns signIns;
    private final SignInBrake brake;
    private final PasswordEncoder encoder;
    private final String nobodys;

    PasswordSignIn(AccountRepository accounts, SignIns signIns, SignInBrake brake, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.brake = brake;
        this.encoder = encoder;
        this.nobodys = Objects.requireNonNull(encoder.encode(Secrets.random()));
    }

    @Override
    public Authentication authenticate(Authentication offered) {
        String name = AccountNames.key(offered.getName());
        String from = offered.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        Duration wait = brake.begin(name, from);
        if (wait != null) {
            LOG.info("somebody at {} has to wait {} s to sign in again", from, wait.toSeconds() + 1);
            throw new BadCredentialsException("too many wrong passwords");
        }
        Account account = accounts.findByName(name).orElse(null);
        if (!isRight(account, offered.getCredentials()) || account == null) {
            LOG.info("somebody at {} did not sign in: name and password do not belong together", from);
            throw new BadCredentialsException("name and password do not belong together");
        }
        brake.succeeded(name, from);
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(
                signIns.person(account.id, account.name),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
        signedIn.setDetails(offered.getDetails());
        return signedIn;
    }

    private boolean isRight(@Nullable Account account, @Nullable Object password) {
        boolean may = account != null && !account.disabled && account.hasPassword();
        String hash = account != null && may ? account.passwordHash : nobodys;
        return Passwords.match(encoder, password == null ? "" : password.toString(), hash) && may;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
