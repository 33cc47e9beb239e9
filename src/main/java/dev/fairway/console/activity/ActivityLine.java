package dev.fairway.console.activity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.AuditTrail;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Words;
import dev.fairway.rollout.ActivityFeed.Activity;
import dev.fairway.rollout.ActivityFeed.Named;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing that was done, as a sentence with links: {@code ann promoted 4230.2.1 to stable}, and the reason. */
public final class ActivityLine {

    private static final Pattern STAGE = Pattern.compile("stage (\\d+) of \\d+ at (.+) %");

    private static final Pattern COUNT = Pattern.compile(": (\\d+)$");

    private ActivityLine() {}

    /** Its icon in its colour. */
    public static Span icon(Activity activity) {
        ActivityWords.Telling telling = telling(activity);
        Span icon = Parts.icon(telling.icon());
        if (!telling.tone().isEmpty()) {
            icon.addClassName(telling.tone());
        }
        return icon;
    }

    /** Who did what to what; the object is a link where it still exists. */
    public static Span sentence(Activity activity) {
        AuditTrail.Entry entry = activity.entry();
        return Pronounced.sentence(
                "fw-wrap",
                telling(activity).sentence(),
                Parts.text("fw-strong-2", Words.who(entry.who())),
                object(activity),
                Parts.text("", outcome(activity)));
    }

    /** Why, in the words of who did it; empty if nobody said. */
    public static Span reason(Activity activity) {
        String reason = activity.entry().reason();
        return Parts.text("fw-caption fw-wrap", reason == null ? "" : Messages.of("activity.reason", reason));
    }

    private static ActivityWords.Telling telling(Activity activity) {
        return ActivityWords.of(activity.entry().objectType(), activity.entry().action());
    }

    private static Component object(Activity activity) {
        String name = name(activity);
        String href = href(activity);
        return href == null ? Parts.text("fw-strong-2", name) : Links.to(href, name);
    }

    private static String name(Activity activity) {
        Named object = activity.object();
        if (object == null) {
            return goneOrMany(activity);
        }
        return switch (activity.entry().objectType()) {
            case "rollout" -> Messages.of("activity.rollout.name", object.name(), object.detail());
            case "view" -> Messages.of("activity.view.name", object.name());
            case "channel", "release" -> object.name() + " " + object.detail();
            default -> object.name();
        };
    }

    private static String goneOrMany(Activity activity) {
        AuditTrail.Entry entry = activity.entry();
        if (entry.objectType().equals("machines")) {
            Matcher count = COUNT.matcher(activity.state() == null ? "" : activity.state());
            return count.find()
                    ? Messages.of("activity.machines", Long.parseLong(count.group(1)))
                    : Messages.of("activity.machines.some");
        }
        String former = activity.formerName();
        if (former == null) {
            return gone(entry);
        }
        return entry.objectType().equals("view") ? Messages.of("activity.view.name", former) : former;
    }

    /** What has no name any more: machines are known by their ids, others by what they were. */
    private static String gone(AuditTrail.Entry entry) {
        return switch (entry.objectType()) {
            case "machine" -> entry.objectId();
            case "group" -> Messages.of("activity.gone.group");
            case "account" -> Messages.of("activity.an.account");
            case "token" -> Messages.of("activity.a.token");
            case "view" -> Messages.of("activity.a.view");
            case "audit" -> Messages.of("activity.the.audit");
            case "wall-link" -> Messages.of("activity.a.wall");
            case "enrolment-key" -> Messages.of("activity.an.enrolment.key");
            default -> entry.objectType();
        };
    }

    private static @Nullable String href(Activity activity) {
        Named object = activity.object();
        ProductId product = object == null ? null : object.product();
        if (product == null) {
            return null;
        }
        String id = activity.entry().objectId();
        return switch (activity.entry().objectType()) {
            case "rollout" -> Links.rollout(UUID.fromString(id));
            case "group" -> Links.groupPage(UUID.fromString(id));
            case "channel" -> Links.channelPage(UUID.fromString(id));
            case "release" -> Links.release(UUID.fromString(id));
            case "machine" -> Links.machine(product, new MachineId(id));
            default -> null;
        };
    }

    /** The release of a channel, or the stage of a rollout; what the last argument of some sentences is. */
    private static String outcome(Activity activity) {
        String state = activity.state() == null ? "" : activity.state();
        if (activity.entry().objectType().equals("channel")) {
            return state;
        }
        Matcher stage = STAGE.matcher(state);
        return state.startsWith("completed") || !stage.find()
                ? Messages.of("activity.stage.last")
                : Messages.of("activity.stage", stage.group(1), stage.group(2));
    }
}
