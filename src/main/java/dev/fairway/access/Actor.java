package dev.fairway.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Who does something: a person by account name, a script by {@code token:name}, or Fairway itself. Role and scope are those
 * that hold at this moment, whatever they were when somebody signed in.
 *
 * @param role {@code null} for somebody without any right
 * @param scope the groups that the role is limited to
 * @param account the account of the person, if it is one; also of the one whose personal token is used
 * @param session the session in a browser that the command came from, if it came from one
 * @param origin the address the command came from, if it came from outside, and the personal token that was used
 */
public record Actor(
        String name,
        @Nullable Role role,
        GroupScope scope,
        @Nullable UUID account,
        @Nullable UUID session,
        @Nullable String origin) {

    /** Fairway itself, when nobody is signed in. */
    public static final Actor SYSTEM = new Actor("fairway", Role.ADMIN, null);

    /** Somebody who is no account and whose role is not limited. */
    public Actor(String name, @Nullable Role role, @Nullable String origin) {
        this(name, role, GroupScope.ALL, null, null, origin);
    }

    /** The one whose command this thread carries out; somebody without any right if nobody is signed in. */
    public static Actor current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new Actor("anonymous", null, null);
        }
        String origin =
                authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        return authentication.getPrincipal() instanceof Known known
                ? known.actor(origin)
                : new Actor(authentication.getName(), roleOf(authentication), origin);
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

    /** Whether this one has the permission, for some groups at least. */
    public boolean may(Permission permission) {
        return permission.lacks(role, scope, null) == null;
    }

    /** Whether this one has the permission for a group. */
    public boolean may(Permission permission, GroupRef group) {
        return permission.lacks(role, scope, group) == null;
    }

    /**
     * The current actor, who must have the permission, for some groups at least. Where it is for single groups
     * ({@link Permission.Reach#GROUPS}), each that is touched has to be asked for with {@link #mustHave}.
     *
     * @throws AccessDeniedException if not
     */
    public static Actor require(Permission permission) {
        Actor actor = current();
        actor.must(permission, null);
        return actor;
    }

    /**
     * The current actor, who must have the permission for this group.
     *
     * @throws AccessDeniedException if not; says what is missing
     */
    public static Actor require(Permission permission, GroupRef group) {
        return require(permission).mustHave(permission, group);
    }

    /** This one, who must have the permission for this group too. */
    public Actor mustHave(Permission permission, GroupRef group) {
        must(permission, group);
        return this;
    }

    /** What this one lacks for a permission, in a sentence; {@code null} if nothing. */
    public @Nullable String refusal(Permission permission, @Nullable GroupRef group) {
        Permission.Lack lack = permission.lacks(role, scope, group);
        if (lack == null) {
            return null;
        }
        return switch (lack) {
            case ROLE -> "this needs the role " + permission.least().label();
            case LIMITED ->
                "this needs the role " + permission.least().label() + " for all groups, and yours is limited to "
                        + scope;
            case OUTSIDE ->
                "this needs a role that covers the group " + (group == null ? "" : group.name())
                        + ", and yours is limited to " + scope;
        };
    }

    private void must(Permission permission, @Nullable GroupRef group) {
        String refusal = refusal(permission, group);
        if (refusal != null) {
            throw new AccessDeniedException(refusal);
        }
    }
}
