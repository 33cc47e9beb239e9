package dev.fairway.console.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.fairway.console.Messages;
import dev.fairway.signon.RoleMapping;

/** Which value gives which role, and where. */
final class MappingTable extends Div {

    MappingTable(RoleMapping mapping, String values) {
        addClassNames("fw-inset", "fw-way-map");
        NativeTableRow head = new NativeTableRow();
        for (String word : new String[] {values, Messages.of("people.role"), Messages.of("signin.map.where")}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell();
            cell.setText(word);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (RoleMapping.Line line : mapping.lines()) {
            NativeTableRow row = new NativeTableRow();
            row.add(
                    cell(line.value()),
                    cell(Messages.of("people.role." + line.role().label())),
                    cell(
                            line.scope().isAll()
                                    ? Messages.of("signin.map.all")
                                    : line.scope().text()));
            body.add(row);
        }
        NativeTableHeader top = new NativeTableHeader();
        top.add(head);
        add(new NativeTable(top, body));
    }

    private static NativeTableCell cell(String text) {
        NativeTableCell cell = new NativeTableCell();
        cell.setText(text);
        cell.addClassName("fw-wrap");
        return cell;
    }
}
