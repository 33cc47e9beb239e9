package dev.fairway.testing;

import dev.fairway.access.Role;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** People who act on services without a request. */
public final class People {

    private People() {}

    /** Carries out what somebody of this name and role does. */
    public static <T> T as(String name, Role role, Callable<T> deed) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                name, "", List.of(new SimpleGrantedAuthority("ROLE_" + role.name()))));
        SecurityContextHolder.setContext(context);
        try {
            return deed.call();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** What somebody does who may do everything. */
    public static <T> T admin(String name, Callable<T> deed) {
        return as(name, Role.ADMIN, deed);
    }
}
