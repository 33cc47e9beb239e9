package dev.fairway.fleet;

import java.util.UUID;

/**
 * A list of machines under a name.
 *
 * @param owner who saved it: an account, or {@code token:name}
 * @param query filter and order, as they stand in the address of the list behind its question mark
 * @param shared whether everybody sees it, and not its owner alone
 * @param revision grows with every edit
 */
public record SavedView(UUID id, String owner, String name, String query, boolean shared, long revision) {

    /** What people write of it. */
    public record Edit(String name, String query, boolean shared) {}

    /** The edit that changes nothing. */
    public Edit edit() {
        return new Edit(name, query, shared);
    }
}
