package dev.fairway.rollout;

import dev.fairway.base.Version;
import dev.fairway.enrolment.EnrolmentRules;
import dev.fairway.enrolment.Refusal;
import dev.fairway.rollout.policy.ChannelFacts;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.ReleaseFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another update server gets: the channel's release and, if it understands several, every floor on the way there. One
 * that does not understand floors is told nothing where there are any, since it would let its machines skip them.
 */
final class Mirrors {

    private Mirrors() {}

    static Answer answer(Picture picture, MirrorCheck check, Instant now) {
        if (!picture.knows(check.product())) {
            return new Answer.UnknownProduct();
        }
        // It is nobody's newcomer, so grace is as good as a key to it; and nobody has to approve it.
        if (picture.enrolment(check.product()).look(check.shown(), now).door() == EnrolmentRules.Door.CLOSED) {
            return new Answer.NotEnrolled(Refusal.INVALID_KEY);
        }
        Optional<ChannelFacts> channel = picture.channel(check.product(), check.track(), check.arch());
        if (channel.isEmpty()) {
            return new Answer.NothingNow(new Reason.UnknownTrack(check.track(), check.arch()));
        }
        return answer(picture, check, channel.get());
    }

    private static Answer answer(Picture picture, MirrorCheck check, ChannelFacts channel) {
        ReleaseFacts target = channel.release();
        if (target == null) {
            return new Answer.NothingNow(new Reason.NoRelease(channel.name(), channel.arch()));
        }
        if (target.withdrawnBecause() != null) {
            return new Answer.NothingNow(
                    new Reason.ReleaseWithdrawn(target.version().toString(), target.withdrawnBecause()));
        }
        Version has = Version.parse(check.version()).orElse(null);
        if (has != null && !has.isOlderThan(target.version()) && !isOtherNightly(channel, has, target)) {
            return new Answer.NothingNow(new Reason.UpToDate(has.toString()));
        }
        List<ReleaseFacts> floors = floorsBelow(channel, target, has);
        Optional<ReleaseFacts> withdrawn = floors.stream()
                .filter(floor -> floor.withdrawnBecause() != null)
                .findFirst();
        if (withdrawn.isPresent()) {
            return new Answer.NothingNow(new Reason.FloorWithdrawn(
                    withdrawn.get().version().toString(),
                    String.valueOf(withdrawn.get().withdrawnBecause())));
        }
        if (!floors.isEmpty() && !check.takesFloors()) {
            return new Answer.NothingNow(new Reason.UpToDate(check.version()));
        }
        return new Answer.Mirrored(steps(picture, check, channel, floors, target));
    }

    private static boolean isOtherNightly(ChannelFacts channel, Version has, ReleaseFacts target) {
        return channel.nightly() && target.version().isOtherBuildOf(has);
    }

    private static List<ReleaseFacts> floorsBelow(ChannelFacts channel, ReleaseFacts target, @Nullable Version has) {
        return channel.floors().stream()
                .filter(floor -> floor.version().isOlderThan(target.version()))
                .filter(floor -> has == null || has.isOlderThan(floor.version()))
                .toList();
    }

    private static List<Answer.Mirrored.Step> steps(
            Picture picture, MirrorCheck check, ChannelFacts channel, List<ReleaseFacts> floors, ReleaseFacts target) {
        List<Answer.Mirrored.Step> steps = new ArrayList<>();
        for (ReleaseFacts floor : floors) {
            String why = picture.floorReason(check.product(), channel.name(), channel.arch(), floor.id());
            steps.add(new Answer.Mirrored.Step(picture.release(floor.id()), why, false));
        }
        boolean targetIsFloor =
                channel.floors().stream().anyMatch(floor -> floor.id().equals(target.id()));
        String why = targetIsFloor
                ? picture.floorReason(check.product(), channel.name(), channel.arch(), target.id())
                : null;
        steps.add(new Answer.Mirrored.Step(picture.release(target.id()), why, true));
        return List.copyOf(steps);
    }
}
