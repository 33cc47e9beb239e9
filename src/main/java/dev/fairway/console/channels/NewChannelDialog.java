package dev.fairway.console.channels;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Arch;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ProductInfo;
import java.util.List;

/** Makes a channel; it points at nothing until somebody promotes a release to it. */
class NewChannelDialog {

    private final Channels channels;
    private final Select<ProductInfo> product = new Select<>();
    private final TextField name = new TextField(Messages.of("channels.new.name"));
    private final Select<Arch> arch = new Select<>();
    private final Checkbox nightly = new Checkbox(Messages.of("channels.new.nightly"));

    NewChannelDialog(Channels channels, List<ProductInfo> products) {
        this.channels = channels;
        product.setId("channel-product");
        product.setLabel(Messages.of("channels.new.product"));
        product.setItems(products);
        product.setItemLabelGenerator(ProductInfo::name);
        product.setValue(products.getFirst());
        product.setVisible(products.size() > 1);
        name.setId("new-channel-name");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(64);
        name.setHelperText(Messages.of("channels.new.name.help"));
        arch.setId("new-channel-arch");
        arch.setLabel(Messages.of("channels.new.arch"));
        arch.setItems(Arch.values());
        arch.setItemLabelGenerator(Arch::label);
        arch.setValue(Arch.AMD64);
        nightly.setId("new-channel-nightly");
        nightly.setHelperText(Messages.of("channels.new.nightly.help"));
    }

    void open() {
        new CommandDialog(
                        "new-channel-dialog",
                        Messages.of("channels.new.title"),
                        Messages.of("channels.new.confirm"),
                        (reason, until) -> make())
                .says(Messages.of("channels.new.effect"))
                .asks(product, name, arch, nightly)
                .withoutReason()
                .open();
        name.focus();
    }

    private String make() {
        ChannelInfo made = channels.add(product.getValue().id(), name.getValue(), arch.getValue(), nightly.getValue());
        UI.getCurrent().navigate(Links.channelPage(made.id()));
        return Messages.of("channels.new.done", made.name());
    }
}
