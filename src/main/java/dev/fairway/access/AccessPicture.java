package dev.fairway.access;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, at one moment.
 *
 * @param people those who may sign in, by account
 * @param sessions those that nobody has ended, by id
 * @param tokens those that are not revoked, by hash
 */
record AccessPicture(long epoch, Map<UUID, Standing> people, Map<UUID, Session> sessions, Map<String, Bearer> tokens) {

    AccessPicture {
        people = Map.copyOf(people);
        sessions = Map.copyOf(sessions);
        tokens = Map.copyOf(tokens);
    }

    record Session(UUID account, Instant begun) {}

    /**
     * A token.
     *
     * @param owner whom it acts as; {@code null} for one of a service
     */
    record Bearer(
            UUID id,
            String name,
            Role role,
            GroupScope scope,
            @Nullable UUID owner,
            @Nullable Instant expires) {

        /** With no more rights than its owner has now. */
        Bearer within(Map<UUID, Standing> people) {
            Standing person = owner == null ? null : people.get(owner);
            return person == null
                    ? this
                    : new Bearer(id, name, role.orLess(person.role()), scope.and(person.scope()), owner, expires);
        }
    }
}
