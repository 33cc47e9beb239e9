package dev.fairway.console.enrolment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.NotForYou;
import dev.fairway.console.Parts;
import dev.fairway.release.ProductInfo;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;

/** How the machines of a product come in, and who waits. */
@Route("settings/enrolment")
@PermitAll
public class EnrolmentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PRODUCT = "product";

    private final EnrolmentServices services;
    private final Select<ProductInfo> product = new Select<>();
    private final ModePanel mode;
    private final WaitingPanel waiting;
    private final KeysPanel keys;
    private boolean mayLook;

    EnrolmentView(EnrolmentServices services, LiveUpdates live) {
        this.services = services;
        this.mode = new ModePanel(services, this::refresh);
        this.waiting = new WaitingPanel(services, this::refresh);
        this.keys = new KeysPanel(services, this::refresh);
        addClassName("fw-screen");
        product.setId("enrolment-product");
        product.setAriaLabel(Messages.of("enrolment.product"));
        product.setItemLabelGenerator(ProductInfo::name);
        product.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                String id = change.getValue().id().toString();
                UI.getCurrent().navigate(EnrolmentView.class, QueryParameters.of(PRODUCT, id));
            }
        });
        live.whileShown(this, EnumSet.of(Changed.Area.MACHINES), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        mayLook = Actor.current().may(Permission.MANAGE_ENROLMENT);
        if (!mayLook) {
            Parts.replace(this, new NotForYou(Messages.of("enrolment.title"), Permission.MANAGE_ENROLMENT));
            return;
        }
        List<ProductInfo> all = services.products().all();
        product.setItems(all);
        product.setValue(wanted(event, all));
        product.setVisible(all.size() > 1);
        Div head = Parts.block("fw-title", new H1(Messages.of("enrolment.title")), Parts.block("fw-end", product));
        Parts.replace(this, head, Parts.block("fw-enrolment", mode, waiting, keys));
        refresh();
    }

    private static ProductInfo wanted(BeforeEnterEvent event, List<ProductInfo> all) {
        ProductId asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PRODUCT)
                .flatMap(ProductId::parse)
                .orElse(ProductId.FLATCAR);
        return all.stream().filter(one -> one.id().equals(asked)).findFirst().orElse(all.getFirst());
    }

    /** Each part changes only what is not as it was. */
    private void refresh() {
        if (!mayLook || product.getValue() == null) {
            return;
        }
        ProductInfo shown = product.getValue();
        EnrolmentBoard board;
        try {
            board = EnrolmentBoard.of(services, shown.id(), waiting.state(), waiting.filter());
            waiting.say(null);
        } catch (InvalidInput wrong) {
            waiting.say(wrong.sentence());
            board = EnrolmentBoard.of(services, shown.id(), waiting.state(), "");
        }
        mode.show(shown, board);
        waiting.show(board);
        keys.show(board);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("enrolment.title"));
    }
}
