package dev.fairway.api;

import dev.fairway.api.EnrolmentBodies.DecidedBody;
import dev.fairway.api.EnrolmentBodies.DecisionForm;
import dev.fairway.api.EnrolmentBodies.EnrolmentBody;
import dev.fairway.api.EnrolmentBodies.EnrolmentForm;
import dev.fairway.api.EnrolmentBodies.WaitingBody;
import dev.fairway.base.MachineId;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.EnrolmentInfo;
import dev.fairway.enrolment.EnrolmentRequest;
import dev.fairway.enrolment.EnrolmentRequest.State;
import dev.fairway.enrolment.EnrolmentRequests;
import dev.fairway.enrolment.Enrolments;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** How the machines of a product come in, and who waits. */
@RestController
@RequestMapping(path = "/api/v1/products/{id}/enrolment", produces = "application/json")
class EnrolmentApi {

    private final Enrolments enrolments;
    private final EnrolmentRequests requests;

    EnrolmentApi(Enrolments enrolments, EnrolmentRequests requests) {
        this.enrolments = enrolments;
        this.requests = requests;
    }

    @GetMapping
    EnrolmentBody get(@PathVariable String id) {
        return EnrolmentBody.of(enrolments.get(Params.productPath(id)));
    }

    @PatchMapping
    @RequestBody(content = @Content(schema = @Schema(implementation = EnrolmentForm.class)))
    EnrolmentBody edit(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            InputStream body) {
        ProductId product = Params.productPath(id);
        enrolments.get(product);
        ObjectNode patch = Bodies.object(body);
        Long revision = Params.revision(ifMatch, Params.revisionIn(patch));
        return Edits.merged(revision, () -> {
            EnrolmentInfo now = enrolments.get(product);
            EnrolmentForm form = Bodies.merge(patch, EnrolmentForm.of(now), EnrolmentForm.class);
            Long read = revision == null ? (Long) now.revision() : revision;
            return EnrolmentBody.of(enrolments.edit(product, form.edit(), read, form.reason()));
        });
    }

    /** Those that wait; with {@code state} those that were approved and have not come yet, or refused. */
    @GetMapping("/waiting")
    Listed<WaitingBody> waiting(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        State which = state == null ? State.WAITING : State.ofLabel(state);
        List<EnrolmentRequest> found = requests.matching(Params.productPath(id), which, q);
        return Listed.of(
                Page.of(
                        found,
                        Page.Request.of(limit, after),
                        request -> request.machine().value()),
                WaitingBody::of);
    }

    @PostMapping("/approve")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionForm.class)))
    DecidedBody approve(@PathVariable String id, InputStream body) {
        ProductId product = Params.productPath(id);
        enrolments.get(product);
        DecisionForm form = Bodies.read(body, DecisionForm.class);
        List<MachineId> machines = machines(product, form);
        return new DecidedBody(machines.isEmpty() ? 0 : requests.approve(product, machines, form.reason()));
    }

    @PostMapping("/refuse")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionForm.class)))
    DecidedBody refuse(@PathVariable String id, InputStream body) {
        ProductId product = Params.productPath(id);
        enrolments.get(product);
        DecisionForm form = Bodies.read(body, DecisionForm.class);
        List<MachineId> machines = machines(product, form);
        return new DecidedBody(machines.isEmpty() ? 0 : requests.refuse(product, machines, form.reason()));
    }

    /** Those that are named, or those that wait and match. */
    private List<MachineId> machines(ProductId product, DecisionForm form) {
        List<MachineId> named = form.named();
        return named != null
                ? named
                : requests.matching(product, State.WAITING, form.pattern()).stream()
                        .map(EnrolmentRequest::machine)
                        .toList();
    }
}
