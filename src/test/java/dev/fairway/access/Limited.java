package dev.fairway.access;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody whose role is limited to groups, who acts on services without a request. */
public final class Limited {

    private Limited() {}

    private record Person(Role role, GroupScope scope) implements Known {

        @Override
        public Actor actor(@Nullable String origin) {
            return new Actor("limited", role, scope, null, null, origin);
        }
    }

    /** Carries out what somebody of this role, in these groups, does. */
    public static <T> T as(Role role, GroupScope scope, Callable<T> deed) throws Exception {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(new Person(role, scope), "", List.of()));
        SecurityContextHolder.setContext(context);
        try {
            return deed.call();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
