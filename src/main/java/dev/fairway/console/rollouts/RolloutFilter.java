package dev.fairway.console.rollouts;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.rollout.policy.RolloutState;
import java.util.List;
import java.util.function.Consumer;

/** By group and state. */
class RolloutFilter extends Div {

    RolloutFilter(RolloutQuery query, List<GroupInfo> groups, Consumer<RolloutQuery> go) {
        addClassName("fw-filters");
        ComboBox<GroupInfo> group = new ComboBox<>();
        group.setId("filter-group");
        group.setAriaLabel(Messages.of("rollouts.filter.group"));
        group.setPlaceholder(Messages.of("rollouts.filter.group.all"));
        group.setClearButtonVisible(true);
        group.setItems(groups.stream().filter(one -> !one.unassigned()).toList());
        group.setItemLabelGenerator(GroupInfo::name);
        groups.stream()
                .filter(one -> one.id().equals(query.group()))
                .findFirst()
                .ifPresent(group::setValue);
        group.addValueChangeListener(change -> go.accept(
                query.in(change.getValue() == null ? null : change.getValue().id())));
        Select<RolloutState> state = new Select<>();
        state.setId("filter-state");
        state.setAriaLabel(Messages.of("rollouts.filter.state"));
        state.setPlaceholder(Messages.of("rollouts.filter.state.any"));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(Messages.of("rollouts.filter.state.any"));
        state.setItems(RolloutState.values());
        state.setItemLabelGenerator(one -> one == null ? Messages.of("rollouts.filter.state.any") : Words.state(one));
        state.setValue(query.state());
        state.addValueChangeListener(change -> go.accept(query.in(change.getValue())));
        add(group, state);
    }
}
