package dev.fairway.access;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A person who may sign in. */
@Entity
class Account {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    String passwordHash;

    boolean disabled;

    Instant createdAt;

    @Version
    long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Account() {}

    Account(UUID id, String name, Role role, String passwordHash, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }
}
