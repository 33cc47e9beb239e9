package dev.fairway.signon;

import dev.fairway.access.OutsideSignIns;
import dev.fairway.access.SignInRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Tells who was refused why: the person by a code that the sign-in page has a sentence for, the audit trail, the log. */
@Component
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final OutsideSignIns signIns;

    Refusals(OutsideSignIns signIns) {
        this.signIns = signIns;
    }

    void tell(String way, AuthenticationException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignInRefused refusal =
                refused instanceof SignInRefused known ? known : new SignInRefused(SignInRefused.Why.INVALID, way);
        LOG.info(
                "somebody at {} did not sign in by {}: {} ({})",
                request.getRemoteAddr(),
                way,
                refusal.why(),
                refusal.getMessage());
        try {
            signIns.refused(refusal, way, request.getRemoteAddr());
        } catch (DataAccessException away) {
            LOG.debug("and the audit trail does not say so: {}", away.getMessage());
        }
        response.sendRedirect("/login?refused=" + refusal.why().code());
    }
}
