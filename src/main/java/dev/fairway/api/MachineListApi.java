package dev.fairway.api;

import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSort;
import dev.fairway.rollout.MachineExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of machines as a table. */
@RestController
class MachineListApi {

    private final MachineExport export;

    MachineListApi(MachineExport export) {
        this.export = export;
    }

    /** All that match, in order, as comma-separated values with a line of names first. */
    @GetMapping(path = "/api/v1/machines.csv", produces = "text/csv")
    void csv(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String health,
            @RequestParam(required = false) @Nullable String progress,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletResponse response)
            throws IOException {
        MachineFilter filter =
                new MachineFilterForm(product, group, channel, version, health, progress, label, q).filter();
        MachineSort order = MachineSort.of(sort);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"machines.csv\"");
        export.write(filter, order, response.getOutputStream());
    }
}
