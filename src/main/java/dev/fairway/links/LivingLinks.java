package dev.fairway.links;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which links there are, for those who show walls: only to be read. What is known is read anew when somebody asks for it to be,
 * in one statement however many links and viewers there are.
 */
@Service
public class LivingLinks {

    private final WallLinkStore store;
    private final WallPreviews previews;
    private final TransactionTemplate reading;
    private volatile @Nullable Map<String, WallLink> known;

    LivingLinks(WallLinkStore store, WallPreviews previews, PlatformTransactionManager transactions) {
        this.store = store;
        this.previews = previews;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** The link of a token as it is known, which may be some time ago; empty if none is. */
    public Optional<WallLink> known(WallToken token) {
        Map<String, WallLink> all = known;
        WallLink link = all == null ? null : all.get(token.hash());
        return link == null
                ? previews.find(token).filter(preview -> all != null && isLiving(all, preview.id()))
                : Optional.of(link);
    }

    /** The link of a token as it is now. */
    public Optional<WallLink> find(WallToken token) {
        refresh();
        return known(token);
    }

    /**
     * Reads anew which links there are.
     *
     * @return the ids of those that are not revoked
     */
    public Set<UUID> refresh() {
        Map<String, WallLink> all = reading.execute(status -> store.byHash());
        known = all;
        return all == null
                ? new HashSet<>()
                : all.values().stream().map(WallLink::id).collect(Collectors.toSet());
    }

    private static boolean isLiving(Map<String, WallLink> all, UUID id) {
        return all.values().stream().anyMatch(link -> link.id().equals(id));
    }
}
