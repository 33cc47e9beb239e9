package dev.fairway.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as it can be seen later: without its secret.
 *
 * @param scope the groups that its role is limited to
 * @param owner the name of whom it acts as; {@code null} for one of a service
 * @param lastUsed when it was used last, to a minute; {@code null} if never
 */
public record TokenInfo(
        UUID id,
        String name,
        Role role,
        GroupScope scope,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expires,
        @Nullable UUID ownerId,
        @Nullable String owner,
        @Nullable Instant lastUsed) {

    static final String SELECT = "select t.*, a.name as owner_name from api_token t"
            + " left join account a on a.id = t.owner_id where t.revoked_at is null";

    String inWords() {
        return inWords(name, role, scope, owner);
    }

    static String inWords(@Nullable String name, Role role, GroupScope scope, @Nullable String owner) {
        return name + " (" + role.label() + (scope.isAll() ? "" : ", limited to " + scope)
                + (owner == null ? "" : ", acts as " + owner) + ")";
    }
}
