package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What texts have to be like.
 *
 * @param byLabelOnly whether the text itself is looked for in machines only, as it may stand in their versions
 */
record TextCondition(String sql, Map<String, Object> params, boolean byLabelOnly) {

    static TextCondition of(MachineFilter filter, List<Cell> cells) {
        List<String> all = new ArrayList<>();
        Map<String, Object> params = new LinkedHashMap<>();
        boolean byLabelOnly =
                filter.label() != null && cells.stream().anyMatch(cell -> CellSource.hasText(cell, filter));
        if (filter.label() != null) {
            all.add("t.labels <> '' and string_to_array(t.labels, E'\\n') @> array[cast(:isLabel as text)]");
            params.put("isLabel", filter.label());
        }
        if (filter.hasQuery() && !byLabelOnly) {
            all.add("t.content like :query escape '!'");
            params.put("query", MachineWhere.anywhere(filter.queryText()));
        }
        return new TextCondition(String.join(" and ", all), params, byLabelOnly);
    }
}
