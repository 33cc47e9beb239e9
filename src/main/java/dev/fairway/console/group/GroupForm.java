package dev.fairway.console.group;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.MembershipRule;
import dev.fairway.fleet.PinWish;
import dev.fairway.fleet.UpdateTimes;
import dev.fairway.fleet.UpdateWindow;
import dev.fairway.release.ChannelInfo;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All of a group that is edited in place; what cannot be taken is said at its field. */
class GroupForm extends Div {

    private final BasicsEditor basics;
    private final PlanEditor plan;
    private final Rows<UpdateWindow> windows;
    private final Rows<Freeze> freezes;
    private final Rows<MembershipRule> rules;
    private final Div problem = Parts.problem();
    private GroupInfo group;

    GroupForm(GroupInfo group, List<ChannelInfo> channels, Clock clock, Runnable changed) {
        this.group = group;
        addClassName("fw-group-form");
        basics = new BasicsEditor(channels, changed);
        plan = new PlanEditor(clock, changed);
        windows = new Rows<>(
                "windows", Messages.of("group.windows.add"), 0, window -> new WindowRow(window, changed), changed);
        freezes = new Rows<>(
                "freezes", Messages.of("group.freezes.add"), 0, freeze -> new FreezeRow(freeze, changed), changed);
        rules = new Rows<>("rules", Messages.of("group.rules.add"), 0, rule -> new RuleRow(rule, changed), changed);
        add(
                panel("basics", Messages.of("group.basics"), basics),
                panel("plan", Messages.of("group.plan"), plan),
                panel(
                        "times",
                        Messages.of("group.times"),
                        new H3(Messages.of("group.windows")),
                        hint(Messages.of("group.windows.help")),
                        windows,
                        new H3(Messages.of("group.freezes")),
                        hint(Messages.of("group.freezes.help")),
                        freezes),
                panel("membership", Messages.of("group.rules"), hint(Messages.of("group.rules.help")), rules),
                problem);
        show(group);
    }

    private static Div panel(String id, String title, Component... content) {
        Div panel = Parts.panel(title);
        panel.setId(id);
        Div inset = Parts.block("fw-inset fw-editor", content);
        panel.add(inset);
        return panel;
    }

    private static Component hint(String text) {
        return Parts.paragraph("fw-caption fw-caption-2", text);
    }

    /** Shows the group as it stands, in place of whatever was typed. */
    final void show(GroupInfo standing) {
        group = standing;
        clear();
        basics.show(standing);
        plan.show(standing.plan());
        windows.show(standing.times().windows());
        freezes.show(standing.times().freezes());
        rules.show(standing.rules());
    }

    /** The group that was shown last. */
    GroupInfo shown() {
        return group;
    }

    /** @throws InvalidInput naming the field in the words of the service */
    GroupEdit read() {
        return new GroupEdit(
                basics.name(),
                basics.track(),
                basics.channel(),
                basics.updatesEnabled(),
                within("plan", plan::read),
                basics.silentAfter(),
                new UpdateTimes(windows.read(), freezes.read()),
                rules.read(),
                HoldWish.of(group.hold()),
                PinWish.of(group.pin()));
    }

    /** Whether anything was typed that is not saved. */
    boolean differs() {
        try {
            return !read().equals(GroupEdit.of(group));
        } catch (InvalidInput wrong) {
            return true;
        }
    }

    void clear() {
        Parts.say(problem, null);
        fields().values().forEach(field -> field.setInvalid(false));
    }

    /** Says at its field what is wrong, or below all if no field is to blame. */
    void say(InvalidInput wrong) {
        HasValidation field = fields().get(wrong.field());
        if (field == null) {
            say(wrong.sentence());
            return;
        }
        field.setErrorMessage(Words.sentence(wrong.sentence()));
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        ((Component) field).scrollIntoView();
    }

    void say(String sentence) {
        Parts.say(problem, Words.sentence(sentence));
        problem.scrollIntoView();
    }

    /** For somebody who may only look. */
    void freeze() {
        plan.freeze();
        Stream.of(windows, freezes, rules).forEach(Rows::freeze);
        freeze(this);
    }

    private static void freeze(Component part) {
        if (part instanceof HasValue<?, ?> field) {
            field.setReadOnly(true);
        }
        part.getChildren().forEach(GroupForm::freeze);
    }

    private Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>(basics.fields());
        plan.fields().forEach((path, field) -> fields.put("plan." + path, field));
        fields.putAll(windows.fields());
        fields.putAll(freezes.fields());
        fields.putAll(rules.fields());
        return fields;
    }

    private static <T> T within(String parent, java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidInput wrong) {
            throw wrong.within(parent);
        }
    }
}
