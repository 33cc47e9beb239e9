package dev.fairway.api;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Archive;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineSort;
import dev.fairway.rollout.Explanations;
import dev.fairway.rollout.Retries;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Machines. */
@RestController
@RequestMapping(path = "/api/v1/machines", produces = "application/json")
class MachineApi {

    private final MachineSearch machines;
    private final Archive archive;
    private final MachineEdits edits;
    private final EventLog events;
    private final Explanations explanations;
    private final Retries retries;
    private final MachineBodies bodies;

    MachineApi(
            MachineSearch machines,
            Archive archive,
            MachineEdits edits,
            EventLog events,
            Explanations explanations,
            Retries retries,
            MachineBodies bodies) {
        this.machines = machines;
        this.archive = archive;
        this.edits = edits;
        this.events = events;
        this.explanations = explanations;
        this.retries = retries;
        this.bodies = bodies;
    }

    /**
     * What people write of a machine.
     *
     * @param group the group that it is assigned to; null to let rules and track decide
     */
    record MachineForm(
            @Nullable String alias,
            @Nullable String group,
            @Nullable List<@Nullable String> labels,
            @Nullable String notes,
            @Nullable HoldForm hold,
            @Nullable PinForm pin,
            @Nullable Long revision) {

        static MachineForm of(Machine.Written written) {
            return new MachineForm(
                    written.alias(),
                    written.assignedGroup() == null
                            ? null
                            : written.assignedGroup().toString(),
                    List.copyOf(written.labels()),
                    written.notes(),
                    HoldForm.of(written.hold()),
                    PinForm.of(written.pin()),
                    null);
        }

        MachineEdits.Edit edit() {
            List<@Nullable String> all = labels == null ? List.of() : labels;
            if (all.stream().anyMatch(Objects::isNull)) {
                throw new InvalidInput("labels", "labels holds a null");
            }
            return new MachineEdits.Edit(
                    alias,
                    Params.idOrNull("group", group),
                    all.stream().filter(Objects::nonNull).toList(),
                    notes,
                    HoldForm.wish(hold),
                    PinForm.wish(pin));
        }
    }

    @GetMapping
    Listed<MachineBody> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String health,
            @RequestParam(required = false) @Nullable String progress,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        MachineFilter filter =
                new MachineFilterForm(product, group, channel, version, health, progress, label, q).filter();
        Page<Machine> page = machines.page(filter, MachineSort.of(sort), Page.Request.of(limit, after));
        return new Listed<>(bodies.of(page.items()), page.next());
    }

    @GetMapping("/{id}")
    MachineBody get(@PathVariable String id, @RequestParam(required = false) @Nullable String product) {
        return bodies.of(find(id, product));
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = MachineForm.class)))
    MachineBody edit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String product,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body) {
        Machine found = find(id, product);
        ObjectNode patch = Bodies.object(body);
        Long sent = Params.revision(ifMatch, Params.revisionIn(patch));
        return Edits.merged(sent, () -> {
            Machine.Written before = machines.get(found.product(), found.id()).written();
            MachineForm form = Bodies.merge(patch, MachineForm.of(before), MachineForm.class);
            edits.edit(found.product(), found.id(), form.edit(), sent == null ? before.revision() : sent);
            return bodies.of(machines.get(found.product(), found.id()));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String id, @RequestParam(required = false) @Nullable String product) {
        MachineId machine = machineId(id);
        ProductId only = Params.productOrNull(product);
        List<ProductId> archived = archive.productsOf(machine);
        boolean isArchivedOnly =
                only == null && archived.size() == 1 && machines.ofId(machine).isEmpty();
        ProductId of = isArchivedOnly
                ? archived.getFirst()
                : only != null ? only : find(id, null).product();
        edits.forget(of, machine);
    }

    @PostMapping("/{id}/retry")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    MachineBody retry(
            @PathVariable String id, @RequestParam(required = false) @Nullable String product, InputStream body) {
        Machine machine = find(id, product);
        retries.allow(
                machine.product(),
                machine.id(),
                Bodies.read(body, ReasonForm.class).reason());
        return bodies.of(machines.get(machine.product(), machine.id()));
    }

    @PostMapping("/{id}/expedite")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    MachineBody expedite(
            @PathVariable String id, @RequestParam(required = false) @Nullable String product, InputStream body) {
        Machine machine = find(id, product);
        edits.expedite(
                machine.product(),
                machine.id(),
                Bodies.read(body, ReasonForm.class).reason());
        return bodies.of(machines.get(machine.product(), machine.id()));
    }

    @GetMapping("/{id}/explanation")
    ExplanationBody explain(@PathVariable String id, @RequestParam(required = false) @Nullable String product) {
        return ExplanationBody.of(explanations.explain(find(id, product)));
    }

    @GetMapping("/{id}/events")
    Listed<EventBody> events(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        Machine machine = find(id, product);
        return Listed.of(events.newest(machine.product(), machine.id(), Page.Request.of(limit, after)), EventBody::of);
    }

    private static MachineId machineId(String id) {
        try {
            return new MachineId(id);
        } catch (InvalidInput noId) {
            throw new NotFound("machine", id);
        }
    }

    private Machine find(String id, @Nullable String product) {
        MachineId machine = machineId(id);
        ProductId only = Params.productOrNull(product);
        if (only != null) {
            return machines.get(only, machine);
        }
        List<Machine> found = machines.ofId(machine);
        if (found.isEmpty()) {
            throw new NotFound("machine", id);
        }
        if (found.size() > 1) {
            String products =
                    found.stream().map(one -> one.product().toString()).collect(Collectors.joining(", "));
            throw new Conflict("this id runs several products, name one with ?product=: " + products);
        }
        return found.getFirst();
    }
}
