package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Texts;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.Channels;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Points channels at releases: one new rollout for each group that follows. */
@Service
public class Promotions {

    private static final int MOST_TRIES = 5;

    private final Channels channels;
    private final Releases releases;
    private final Groups groups;
    private final Gates gates;
    private final ConfigurationEpoch epoch;
    private final RolloutMaker maker;
    private final Recalls recalls;
    private final TransactionTemplate transaction;

    Promotions(
            Channels channels,
            Releases releases,
            Groups groups,
            Gates gates,
            ConfigurationEpoch epoch,
            RolloutMaker maker,
            Recalls recalls,
            PlatformTransactionManager transactions) {
        this.channels = channels;
        this.releases = releases;
        this.groups = groups;
        this.gates = gates;
        this.epoch = epoch;
        this.maker = maker;
        this.recalls = recalls;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a person wants to promote.
     *
     * @param allowDowngrade whether machines that run something newer are offered it too
     * @param keepPauses whether a rollout that takes the place of a paused one starts paused
     * @param ifRevision the revision of the channel that was read, or {@code null} to promote whatever it is
     */
    public record Wish(
            UUID channel,
            UUID release,
            @Nullable String reason,
            boolean allowDowngrade,
            boolean keepPauses,
            @Nullable Long ifRevision) {}

    /** A group began to follow the channel while its gate was not held yet. */
    private static final class FollowerAdded extends ConcurrencyFailureException {

        FollowerAdded() {
            super("groups begin to follow this channel faster than it can be promoted");
        }
    }

    /**
     * Points a channel at a release, also at the one that it points at already, and makes a rollout for each group that
     * follows it, by the group's plan. Returns them, by the name of their group.
     *
     * @throws dev.fairway.base.NotFound if there is no such channel
     * @throws dev.fairway.base.InvalidInput if the release is for another product or arch, or a reason is missing
     * @throws dev.fairway.base.Conflict if the release is withdrawn, or the revision is stale
     */
    public List<RolloutInfo> promote(Wish wish) {
        Actor actor = Actor.require(Permission.MANAGE_CHANNELS);
        if (wish.allowDowngrade()) {
            Actor.require(Permission.ALLOW_DOWNGRADE);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                List<RolloutInfo> made = Objects.requireNonNull(transaction.execute(status -> promoted(wish, actor)));
                recalls.sweepOnce();
                return made;
            } catch (FollowerAdded again) {
                if (attempt == MOST_TRIES) {
                    throw again;
                }
            }
        }
    }

    private List<RolloutInfo> promoted(Wish wish, Actor actor) {
        Gates.Passage passage = gates.enterAllFollowing(wish.channel());
        // Under the epoch's lock nobody begins to follow; who did just before is found here.
        epoch.advance();
        List<UUID> followers = gates.followers(wish.channel());
        if (!followers.stream().allMatch(passage::holds)) {
            throw new FollowerAdded();
        }
        channels.promote(wish.channel(), wish.release(), wish.reason(), wish.ifRevision());
        ReleaseInfo release = releases.get(wish.release());
        String why = Texts.required("reason", wish.reason(), 2000);
        List<GroupInfo> following = followers.stream()
                .map(groups::get)
                .sorted(java.util.Comparator.comparing(GroupInfo::name))
                .toList();
        List<RolloutInfo> made = new ArrayList<>();
        for (GroupInfo group : following) {
            made.add(maker.make(
                    new RolloutMaker.Order(group, release, null, why, wish.allowDowngrade(), wish.keepPauses()),
                    actor,
                    passage.of(group.id())));
        }
        return List.copyOf(made);
    }
}
