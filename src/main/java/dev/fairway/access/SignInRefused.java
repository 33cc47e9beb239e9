package dev.fairway.access;

import java.util.Locale;
import org.springframework.security.core.AuthenticationException;

/** Somebody who tried to sign in by another way than a password was refused. */
public final class SignInRefused extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final Why why;

    /** @param detail what the log says beside the reason: never a secret, a token or a code */
    public SignInRefused(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    /** Why; the sign-in page has a sentence for each. */
    public enum Why {
        /** The account is disabled here. */
        DISABLED("the account is disabled"),
        /** Nothing that the issuer says of this person is mapped to a role. */
        NO_ROLE("nothing that is said of this person is mapped to a role"),
        /** Another account has the name. */
        NAME_TAKEN("another account has this name"),
        /** Nobody can be called so here. */
        NAME_UNUSABLE("nobody can be called so"),
        /** There is no account yet: the first admin comes in by the set-up link. */
        NOT_SET_UP("Fairway is not set up yet"),
        /** The issuer could not be asked. */
        AWAY("the issuer does not answer"),
        /** The issuer said no, or the person did. */
        DENIED("the issuer said no"),
        /** Nobody here had asked for this answer, or it was given already. */
        UNASKED("this browser had not asked for that answer, or it was used already"),
        /** What came back does not hold. */
        INVALID("the answer of the issuer does not hold");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** The name in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why. */
    public Why why() {
        return why;
    }

    /** The reason as the audit trail keeps it. */
    String words() {
        return why.words;
    }
}
