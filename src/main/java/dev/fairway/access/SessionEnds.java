package dev.fairway.access;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a session from the list when it ends here: by signing out, by time, or with the server. */
@Component
class SessionEnds implements HttpSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);

    private final Sessions sessions;

    SessionEnds(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        if (event.getSession().getAttribute(SessionWatch.ID) instanceof String id) {
            try {
                sessions.gone(UUID.fromString(id));
            } catch (RuntimeException away) {
                LOG.debug("a session stays in the list until its time is over: {}", away.getMessage());
            }
        }
    }
}
