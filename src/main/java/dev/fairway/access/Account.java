package dev.fairway.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. Somebody who was invited has an account, and until the link is used no password. */
@Entity
class Account {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    String groupScope;

    /** Empty while there is none. */
    String passwordHash;

    boolean disabled;

    Instant createdAt;

    /** Written by SQL alone: signing in changes nothing that people edit. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Instant signedInAt;

    /** Who vouches for this person, and under which unchanging name; {@code null} for an account of Fairway's own. */
    @Nullable
    String issuer;

    @Nullable
    String subject;

    @Version
    long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Account() {}

    Account(UUID id, String name, Role role, GroupScope scope, String passwordHash, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.groupScope = scope.text();
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    GroupScope scope() {
        return GroupScope.parse(groupScope);
    }

    boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /** Whether somebody else says who this is, and what role they have. */
    boolean isFromOutside() {
        return issuer != null;
    }

    /** Whether this one can put everything right again by itself, also while nobody else can be asked who somebody is. */
    boolean isAbleAdmin() {
        return !isFromOutside() && role == Role.ADMIN && scope().isAll() && !disabled && hasPassword();
    }

    /** What the audit trail says of it: never its password. */
    AccountState state() {
        return new AccountState(name, role.label(), scope().toString(), disabled, hasPassword());
    }

    /** An account as the audit trail keeps it. */
    record AccountState(String name, String role, String groups, boolean disabled, boolean hasPassword) {}
}
