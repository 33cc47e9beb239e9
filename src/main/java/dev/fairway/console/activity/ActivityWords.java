package dev.fairway.console.activity;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sentence and icon for each thing that may be done. What is not listed is told in general words. */
final class ActivityWords {

    /**
     * @param sentence key of its words: {@code {0}} is who, {@code {1}} the object, {@code {2}} what it came to
     * @param icon one of icons.css
     * @param tone class of its colour; empty for none
     */
    record Telling(String sentence, String icon, String tone) {}

    private static final Telling OTHER = new Telling("activity.other", "note", "");

    private static final Map<String, Telling> ALL = new LinkedHashMap<>();

    static {
        put("rollout", "created", "activity.rollout.created", "ready", "");
        put("rollout", "started", "activity.rollout.started", "go", "updating");
        put("rollout", "paused", "activity.rollout.paused", "held", "held");
        put("rollout", "resumed", "activity.rollout.resumed", "go", "updating");
        put("rollout", "advanced", "activity.rollout.advanced", "next", "updating");
        put("rollout", "stage opened", "activity.rollout.opened", "next", "updating");
        put("rollout", "completed", "activity.rollout.completed", "healthy", "healthy");
        put("rollout", "halted", "activity.rollout.halted", "stop", "failing");
        put("rollout", "aborted", "activity.rollout.aborted", "close", "");
        put("rollout", "superseded", "activity.rollout.superseded", "next", "");
        put("channel", "created", "activity.channel.created", "channels", "");
        put("channel", "promoted", "activity.channel.promoted", "channels", "");
        put("channel", "floor set", "activity.channel.floor.set", "channels", "");
        put("channel", "floor removed", "activity.channel.floor.removed", "channels", "");
        put("release", "created", "activity.release.created", "releases", "");
        put("release", "withdrawn", "activity.release.withdrawn", "releases", "failing");
        put("release", "held", "activity.held", "held", "held");
        put("release", "released", "activity.released", "releases", "");
        put("group", "created", "activity.group.created", "groups", "");
        put("group", "edited", "activity.edited", "groups", "");
        put("group", "held", "activity.held", "held", "held");
        put("group", "released", "activity.released", "groups", "");
        put("group", "deleted", "activity.group.deleted", "groups", "");
        put("machine", "edited", "activity.edited", "machines", "");
        put("machine", "moved", "activity.machine.moved", "machines", "");
        put("machine", "held", "activity.held", "held", "held");
        put("machine", "released", "activity.released", "machines", "");
        put("machine", "pinned", "activity.machine.pinned", "pin", "");
        put("machine", "unpinned", "activity.machine.unpinned", "pin", "");
        put("machine", "retry allowed", "activity.machine.retry", "retry", "");
        put("machine", "expedited", "activity.machine.expedited", "go", "updating");
        put("machine", "forgotten", "activity.machine.forgotten", "machines", "");
        put("machines", "moved", "activity.machine.moved", "machines", "");
        put("machines", "held", "activity.held", "held", "held");
        put("machines", "released", "activity.released", "machines", "");
        put("machines", "retry allowed", "activity.machine.retry", "retry", "");
        put("machines", "forgotten", "activity.machine.forgotten", "machines", "");
        put("machine", "approved", "activity.machine.approved", "machines", "");
        put("machine", "refused", "activity.machine.refused", "machines", "");
        put("machines", "approved", "activity.machine.approved", "machines", "");
        put("machines", "refused", "activity.machine.refused", "machines", "");
        put("enrolment", "edited", "activity.enrolment.edited", "machines", "");
        put("enrolment-key", "created", "activity.key.created", "user", "");
        put("enrolment-key", "rotated", "activity.key.rotated", "user", "");
        put("enrolment-key", "revoked", "activity.key.revoked", "user", "");
        put("wall-link", "created", "activity.wall.created", "overview", "");
        put("wall-link", "revoked", "activity.wall.revoked", "overview", "");
        put("view", "saved", "activity.view.saved", "view", "");
        put("view", "edited", "activity.edited", "view", "");
        put("view", "deleted", "activity.view.deleted", "view", "");
        put("fleet", "stopped", "activity.fleet.stopped", "stop", "failing");
        put("fleet", "resumed", "activity.fleet.resumed", "go", "updating");
        put("product", "created", "activity.product.created", "releases", "");
        put("account", "created", "activity.account.created", "user", "");
        put("account", "invited", "activity.account.invited", "user", "");
        put("account", "edited", "activity.edited", "user", "");
        put("account", "reset", "activity.account.reset", "user", "");
        put("account", "disabled", "activity.account.disabled", "user", "held");
        put("account", "enabled", "activity.account.enabled", "user", "");
        put("account", "removed", "activity.account.removed", "user", "");
        put("account", "password set", "activity.account.password", "user", "");
        put("account", "password changed", "activity.account.password", "user", "");
        put("account", "sessions ended", "activity.account.sessions", "user", "");
        put("token", "created", "activity.token.created", "user", "");
        put("token", "revoked", "activity.token.revoked", "user", "");
        put("audit", "cleared", "activity.audit.cleared", "shield", "");
    }

    private ActivityWords() {}

    private static void put(String type, String action, String sentence, String icon, String tone) {
        ALL.put(type + " " + action, new Telling(sentence, icon, tone));
    }

    /** How an action is told. */
    static Telling of(String type, String action) {
        return ALL.getOrDefault(type + " " + action, OTHER);
    }
}
