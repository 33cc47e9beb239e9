package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.GroupRef;
import dev.fairway.access.Permission;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who may do something in which group. Only for those whose role is limited to groups does anything have to be read: what
 * the group is called now.
 */
@Component
public class GroupRights {

    private final GroupRepository groups;

    GroupRights(GroupRepository groups) {
        this.groups = groups;
    }

    /**
     * The current actor, who must have the permission for this group.
     *
     * @throws AccessDeniedException if not; says what is missing
     */
    public Actor require(Permission permission, UUID group) {
        Actor actor = Actor.require(permission);
        must(actor, permission, group);
        return actor;
    }

    /** Refuses if one lacks the permission for this group; a group that is gone lies within no limit. */
    void must(Actor actor, Permission permission, UUID group) {
        if (actor.scope().isAll()) {
            return;
        }
        GroupRef ref = groups.findById(group)
                .map(found -> found.info().ref())
                .orElseThrow(() -> new AccessDeniedException("this needs a role that is not limited to groups"));
        actor.mustHave(permission, ref);
    }

    /** The group as rights know it; {@code null} if it is gone, or matters nothing to somebody who is not limited. */
    public @Nullable GroupRef ref(UUID group) {
        return Actor.current().scope().isAll()
                ? null
                : groups.findById(group).map(found -> found.info().ref()).orElse(null);
    }

    /** Whether a group, by its id, lies outside of what one may steer; to be asked many times. */
    public Predicate<UUID> outside(Actor actor, Permission permission) {
        if (actor.scope().isAll()) {
            return group -> false;
        }
        java.util.Set<UUID> mine = groups.findAll().stream()
                .map(Group::info)
                .filter(group -> actor.may(permission, group.ref()))
                .map(GroupInfo::id)
                .collect(java.util.stream.Collectors.toSet());
        return group -> !mine.contains(group);
    }
}
