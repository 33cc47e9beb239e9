package dev.fairway.console.groups;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
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
    private final TextField name = new TextField(Messages.of("groups.new.name"));
    private final ComboBox<ChannelInfo> channel = new ComboBox<>(Messages.of("groups.new.channel"));
    private final TextField track = new TextField(Messages.of("groups.new.track"));

    NewGroupDialog(Groups groups, List<ProductInfo> products, List<ChannelInfo> channels) {
        this.groups = groups;
        product.setId("group-product");
        product.setLabel(Messages.of("groups.new.product"));
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
        channel.setHelperText(Messages.of("groups.new.channel.help"));
        track.setId("new-group-track");
        track.setHelperText(Messages.of("groups.new.track.help"));
        product.setValue(products.getFirst());
    }

    void open() {
        new CommandDialog(
                        "new-group-dialog",
                        Messages.of("groups.new.title"),
                        Messages.of("groups.new.confirm"),
                        (reason, until) -> make())
                .says(Messages.of("groups.new.effect"))
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
        return Messages.of("groups.new.done", made.name());
    }
}
