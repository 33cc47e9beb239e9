package dev.fairway.rollout.policy;

import dev.fairway.base.Arch;

/**
 * Why a machine is offered nothing: the facts. The sentence for people and the code for machines both come from here, so
 * they cannot disagree.
 */
public sealed interface Reason {

    /** Its product is not managed here. */
    record UnknownProduct() implements Reason {}

    /** No group takes machines of this track and arch. */
    record UnknownTrack(String track, Arch arch) implements Reason {}

    /** Its version is no version, so nothing can be called newer. */
    record UnreadableVersion(String version) implements Reason {}

    /** Somebody switched the updates of its group off. */
    record UpdatesDisabled(String group) implements Reason {}

    /** Its group follows no channel. */
    record NoChannel(String group) implements Reason {}

    /** The channel of its group is for another arch. */
    record WrongArch(String channel, Arch channelArch, Arch machineArch) implements Reason {}

    /** The channel points at no release yet. */
    record NoRelease(String channel, Arch arch) implements Reason {}

    /** The release that it would get was withdrawn. */
    record ReleaseWithdrawn(String version, String because) implements Reason {}

    /** A floor that it may not skip was withdrawn: it can neither take it nor pass it. */
    record FloorWithdrawn(String version, String because) implements Reason {}

    /** It runs what the channel points at. */
    record UpToDate(String version) implements Reason {}

    /** It runs something newer than the channel points at; clients install whatever they are offered. */
    record NewerThanTarget(String version, String target) implements Reason {}

    /** It booted its old version again after this release; a person must let it try again. */
    record FellBack(String version) implements Reason {}

    /** The stable code, for the API and metrics. */
    default String code() {
        return switch (this) {
            case UnknownProduct() -> "unknown-product";
            case UnknownTrack ignored -> "unknown-track";
            case UnreadableVersion ignored -> "unreadable-version";
            case UpdatesDisabled ignored -> "updates-disabled";
            case NoChannel ignored -> "no-channel";
            case WrongArch ignored -> "wrong-arch";
            case NoRelease ignored -> "no-release";
            case ReleaseWithdrawn ignored -> "release-withdrawn";
            case FloorWithdrawn ignored -> "floor-withdrawn";
            case UpToDate ignored -> "up-to-date";
            case NewerThanTarget ignored -> "newer-than-target";
            case FellBack ignored -> "fell-back";
        };
    }

    /** One sentence for people, with the facts in it. */
    default String sentence() {
        return switch (this) {
            case UnknownProduct() -> "Its product is not managed here.";
            case UnknownTrack(String track, Arch arch) ->
                track.isEmpty()
                        ? "It names no track, so no group takes it."
                        : "No group takes the track “" + track + "” for " + arch.label() + ".";
            case UnreadableVersion(String version) ->
                "Its version “" + version + "” cannot be read, so nothing can be called newer.";
            case UpdatesDisabled(String group) -> "Updates are switched off for the group " + group + ".";
            case NoChannel(String group) -> "Its group " + group + " follows no channel.";
            case WrongArch(String channel, Arch channelArch, Arch machineArch) ->
                "Its group follows " + channel + " for " + channelArch.label() + ", the machine is "
                        + machineArch.label() + ".";
            case NoRelease(String channel, Arch arch) ->
                "The channel " + channel + " for " + arch.label() + " points at no release yet.";
            case ReleaseWithdrawn(String version, String because) ->
                version + " was withdrawn: " + because.replaceFirst("\\.+$", "") + ".";
            case FloorWithdrawn(String version, String because) ->
                "It must not skip " + version + ", which was withdrawn: " + because.replaceFirst("\\.+$", "") + ".";
            case UpToDate(String version) -> "It runs " + version + ", which is its target.";
            case NewerThanTarget(String version, String target) ->
                "It runs " + version + ", which is newer than its target " + target + ".";
            case FellBack(String version) ->
                "It fell back from " + version + "; it is not offered again until a person lets it retry.";
        };
    }
}
