package dev.fairway.console.groups;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ProductInfo;
import java.util.Comparator;
import java.util.List;

/** Makes a group by name; everything else is set on its page. */
class NewGroupDialog {

    private final Groups groups;
    private final Select<ProductInfo> product = new Select<>();
    private final TextField name = new TextField("Name");
    private final ComboBox<ChannelInfo> channel = new ComboBox<>("Channel");
    private final TextField track = new TextField("Track");

    NewGroupDialog(Groups groups, List<ProductInfo> products, List<ChannelInfo> channels) {
        this.groups = groups;
        product.setId("group-product");
        product.setLabel("Product");
        product.setItems(products);
        product.setItemLabelGenerator(ProductInfo::name);
        product.setVisible(products.size() > 1);
        product.addValueChangeListener(change -> channel.setItems(channels.stream()
                .filter(one -> one.product().equals(change.getValue().id()))
                .sorted(Comparator.comparing(ChannelInfo::name).thenComparing(ChannelInfo::arch))
                .toList()));
        name.setId("new-group-name");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(100);
        channel.setId("new-group-channel");
        channel.setItemLabelGenerator(one -> one.name() + " " + one.arch().label());
        channel.setHelperText("What it follows. If the channel has a release, the group gets a rollout at once.");
        track.setId("new-group-track");
        track.setHelperText(
                "It takes machines that ask for this track; leave it empty to take them by hand or by rule.");
        product.setValue(products.getFirst());
    }

    void open() {
        new CommandDialog("new-group-dialog", "New group", "Make the group", (reason, until) -> make())
                .says("It begins with the plan steady; you can change that next.")
                .asks(product, name, channel, track)
                .withoutReason()
                .open();
        name.focus();
    }

    private String make() {
        GroupEdit plain = GroupEdit.named(name.getValue());
        GroupInfo made = groups.add(
                product.getValue().id(),
                new GroupEdit(
                        plain.name(),
                        track.getValue(),
                        channel.getValue() == null ? null : channel.getValue().id(),
                        plain.updatesEnabled(),
                        plain.plan(),
                        plain.silentAfter(),
                        plain.times(),
                        plain.rules(),
                        null,
                        null));
        UI.getCurrent().navigate(Links.groupPage(made.id()));
        return made.name() + " is made";
    }
}
