package dev.fairway.links;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to a wall, without its token.
 *
 * @param shows what is seen there
 * @param expires when it ends; {@code null} for when it is revoked
 */
public record WallLink(UUID id, Shows shows, @Nullable Instant expires, Instant createdAt, String createdBy) {

    /**
     * What is seen through a link, and where.
     *
     * @param groups only machines and rollouts of these; {@code null} for all groups, those to come included
     * @param panels at least one
     * @param rotateSeconds how long a page stands before the next, where they do not fit on one
     * @param showNames whether names of machines and people, and what people wrote, may be seen
     * @param origins who may embed it: {@code https://intranet.example.com}
     */
    public record Shows(
            String name,
            @Nullable Set<UUID> groups,
            Set<WallPanel> panels,
            WallTheme theme,
            int rotateSeconds,
            boolean showNames,
            List<String> origins) {

        public Shows {
            groups = groups == null ? null : Set.copyOf(groups);
            panels = java.util.Collections.unmodifiableSet(EnumSet.copyOf(panels));
            origins = List.copyOf(origins);
        }
    }

    /** A link with who looks: on all nodes together, as of half a minute ago at most. */
    public record Used(WallLink link, @Nullable Instant lastUsed, int viewers) {}

    /** A link that was just made; {@code token} is told this once. */
    public record Fresh(WallLink link, String token) {

        /** The address of its wall. */
        public String url(String publicUrl) {
            String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
            return base + "/wall/" + token;
        }

        @Override
        public String toString() {
            return "a fresh wall link";
        }
    }

    /** Whether it has come to its end. */
    public boolean isOverAt(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
