package dev.fairway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Who does something: a person by account name, a script by {@code token:name}, or Fairway itself.
 *
 * @param origin the address the command came from, if it came from outside
 */
public record Actor(
        String name, @Nullable Role role, @Nullable String origin) {

    /** Fairway itself, when nobody is signed in. */
    public static final Actor SYSTEM = new Actor("fairway", Role.ADMIN, null);

    /** The one whose command this thread carries out; somebody without any right if nobody is signed in. */
    public static Actor current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new Actor("anonymous", null, null);
        }
        String origin =
                authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        return new Actor(authentication.getName(), roleOf(authentication), origin);
    }

    private static @Nullable Role roleOf(Authentication authentication) {
        for (GrantedAuthority authority : authentication.getAuthorities()) {
            for (Role role : Role.values()) {
                if (("ROLE_" + role.name()).equals(authority.getAuthority())) {
                    return role;
                }
            }
        }
        return null;
    }

    /** Whether this one has the permission. */
    public boolean may(Permission permission) {
        return role != null && permission.isGivenTo(role);
    }

    /**
     * The current actor, who must have the permission.
     *
     * @throws AccessDeniedException if not
     */
    public static Actor require(Permission permission) {
        Actor actor = current();
        if (!actor.may(permission)) {
            throw new AccessDeniedException(
                    "this needs the role " + permission.least().label());
        }
        return actor;
    }
}
