package dev.fairway.console.machines;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.fleet.SavedView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The address of the list as a saved view has it. */
final class MachineAddress {

    private MachineAddress() {}

    /** What stands behind the question mark: what the view keeps, and which view it is. */
    static QueryParameters of(SavedView view) {
        Map<String, List<String>> parameters =
                new LinkedHashMap<>(QueryParameters.fromString(view.query()).getParameters());
        parameters.put("view", new ArrayList<>(List.of(view.id().toString())));
        return new QueryParameters(parameters);
    }
}
