package dev.fairway.console.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.console.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A chart over time. It has its height from the start, follows the colour scheme and the width that it has, and carries its
 * numbers as a table for those who do not see it. What changes in it is changed in place.
 */
@Tag("fairway-chart")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./fairway-chart.ts")
public final class Chart extends Component implements HasSize, HasStyle {

    private final String file;
    private @Nullable ChartData shown;
    private boolean tabled;

    /** @param file what a download is called, without its ending */
    public Chart(String id, String file) {
        this.file = file;
        setId(id);
        addClassName("fw-chart");
    }

    /** Shows this; sends nothing to the window if it is shown already. */
    public void show(ChartData data) {
        if (!data.equals(shown)) {
            shown = data;
            getElement().setPropertyJson("data", ChartJson.of(data, file));
        }
    }

    /** What a viewer may do with it: take it along as a picture or as numbers, or read it as a table. */
    public MenuBar menu() {
        MenuBar menu = new MenuBar();
        menu.setId(getId().orElse("chart") + "-menu");
        menu.addClassName("fw-more");
        MenuItem more = menu.addItem("⋯");
        more.setAriaLabel(Messages.of("chart.more"));
        MenuItem table = more.getSubMenu().addItem(Messages.of("chart.table"));
        table.addClickListener(click -> {
            tabled = !tabled;
            getElement().setProperty("tabled", tabled);
            table.setText(Messages.of(tabled ? "chart.drawing" : "chart.table"));
        });
        more.getSubMenu()
                .addItem(Messages.of("chart.png"), click -> getElement().callJsFunction("png"));
        more.getSubMenu()
                .addItem(Messages.of("chart.csv"), click -> getElement().callJsFunction("csv"));
        return menu;
    }
}
