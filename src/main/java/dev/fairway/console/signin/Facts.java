package dev.fairway.console.signin;

import com.vaadin.flow.component.html.DescriptionList;
import dev.fairway.console.Messages;

/** What is configured: name and value, line by line. */
final class Facts extends DescriptionList {

    Facts() {
        addClassNames("fw-way-facts", "fw-inset");
    }

    void add(String word, String value) {
        Term name = new Term();
        name.setText(Messages.of(word));
        Description said = new Description();
        said.setText(value);
        said.addClassName("fw-wrap");
        add(name, said);
    }
}
