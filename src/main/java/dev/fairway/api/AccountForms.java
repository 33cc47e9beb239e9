package dev.fairway.api;

import dev.fairway.access.AccountInfo;
import dev.fairway.access.Accounts;
import dev.fairway.access.GroupScope;
import dev.fairway.access.Role;
import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts as they are sent and shown. */
final class AccountForms {

    private AccountForms() {}

    /**
     * An account.
     *
     * @param role viewer, operator or admin
     * @param groups patterns of the names of the groups that the role is limited to; empty for all
     * @param state active, invited (the link was not used yet), expired (it was not, and works no more) or disabled
     */
    record AccountBody(
            UUID id,
            String name,
            String role,
            List<String> groups,
            boolean disabled,
            String state,
            Instant createdAt,
            @Nullable Instant signedInAt,
            long revision) {

        static AccountBody of(AccountInfo account) {
            return new AccountBody(
                    account.id(),
                    account.name(),
                    account.role().label(),
                    account.scope().patterns(),
                    account.disabled(),
                    Labels.of(account.state()),
                    account.createdAt(),
                    account.signedInAt(),
                    account.revision());
        }
    }

    /**
     * Somebody who is invited.
     *
     * @param groups limits the role to groups whose names match one of these patterns; absent or empty for all
     */
    record InviteForm(
            @Nullable String name,
            @Nullable String role,
            @Nullable List<@Nullable String> groups) {}

    /** What can be edited of an account. */
    record EditForm(
            @Nullable String role,
            @Nullable List<@Nullable String> groups,
            @Nullable Boolean disabled,
            @Nullable Long revision) {

        static EditForm of(AccountInfo account) {
            return new EditForm(
                    account.role().label(), List.copyOf(account.scope().patterns()), account.disabled(), null);
        }

        Accounts.Edit edit() {
            return new Accounts.Edit(AccountForms.role(role), AccountForms.scope(groups), disabled != null && disabled);
        }
    }

    /**
     * An account and the link by which its person sets a password.
     *
     * @param link shown this once; works once
     */
    record LinkedBody(AccountBody account, String link, Instant expires) {}

    /** @throws InvalidInput if it is missing, or none */
    static Role role(@Nullable String label) {
        if (label == null) {
            throw new InvalidInput("role", "role is missing");
        }
        return Role.ofLabel(label);
    }

    static GroupScope scope(@Nullable List<@Nullable String> patterns) {
        List<String> all = new ArrayList<>();
        for (String pattern : patterns == null ? List.<@Nullable String>of() : patterns) {
            if (pattern == null || pattern.isBlank()) {
                throw new InvalidInput("groups", "a pattern of groups is empty");
            }
            all.add(pattern);
        }
        return GroupScope.of(all);
    }
}
