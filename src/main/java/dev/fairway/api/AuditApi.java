package dev.fairway.api;

import dev.fairway.access.AuditChain;
import dev.fairway.access.AuditExport;
import dev.fairway.access.AuditFinding;
import dev.fairway.access.AuditSearch;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.AuditVerdict;
import dev.fairway.access.AuditVerifier;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Page;
import dev.fairway.base.Texts;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail: looked through, taken away as a file, and verified. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    private final AuditSearch search;
    private final AuditExport export;
    private final AuditChain chain;
    private final AuditVerifier verifier;

    AuditApi(AuditSearch search, AuditExport export, AuditChain chain, AuditVerifier verifier) {
        this.search = search;
        this.export = export;
        this.chain = chain;
        this.verifier = verifier;
    }

    /**
     * Which entries; what is absent does not filter.
     *
     * @param who the name of an account, {@code token:name}, or {@code fairway}
     * @param type a type of object, such as {@code rollout}
     * @param object the id of an object
     * @param action a verb in the past, such as {@code promoted}
     * @param q a part of the reason, of who did it or of the object's id
     * @param from the first moment
     * @param to the first moment after
     */
    record FilterForm(
            @Nullable String who,
            @Nullable String type,
            @Nullable String object,
            @Nullable String action,
            @Nullable String q,
            @Nullable String from,
            @Nullable String to) {

        AuditSearch.Filter filter() {
            return new AuditSearch.Filter(
                    plain("who", who),
                    plain("type", type),
                    plain("action", action),
                    plain("q", q),
                    Params.time("from", from),
                    Params.time("to", to),
                    plain("object", object));
        }

        private static @Nullable String plain(String field, @Nullable String value) {
            return value == null || value.isBlank() ? null : Texts.plain(field, value.strip());
        }
    }

    /** @param hash of the last sealed entry: kept elsewhere, it can be held against the trail later */
    record SealBody(long sealedUpTo, String hash, @Nullable Instant sealedAt, int waiting) {}

    record VerdictBody(
            boolean intact,
            long cleared,
            long sealedUpTo,
            String hash,
            @Nullable Instant sealedAt,
            long entries,
            int waiting,
            List<FindingBody> findings) {

        static VerdictBody of(AuditVerdict verdict) {
            return new VerdictBody(
                    verdict.isIntact(),
                    verdict.cleared(),
                    verdict.sealedUpTo(),
                    verdict.hash(),
                    verdict.sealedAt(),
                    verdict.entries(),
                    verdict.waiting(),
                    verdict.findings().stream().map(FindingBody::of).toList());
        }
    }

    record FindingBody(String kind, long position, @Nullable Long entry, String sentence) {

        static FindingBody of(AuditFinding finding) {
            return new FindingBody(
                    finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    finding.position(),
                    finding.entry(),
                    finding.sentence());
        }
    }

    @GetMapping(produces = "application/json")
    Listed<AuditTrail.Entry> list(
            @ModelAttribute FilterForm filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Listed.of(search.page(filter.filter(), Page.Request.of(limit, after)), entry -> entry);
    }

    @GetMapping("/export")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    void export(
            @ModelAttribute FilterForm filter,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        AuditExport.Format wanted = format(format);
        AuditSearch.Filter asked = filter.filter();
        response.setContentType(wanted.type());
        response.setHeader("Content-Disposition", "attachment; filename=\"audit." + wanted.suffix() + "\"");
        export.write(asked, wanted, response.getOutputStream());
    }

    private static AuditExport.Format format(@Nullable String name) {
        return switch (name == null ? "csv" : name) {
            case "csv" -> AuditExport.Format.CSV;
            case "ndjson" -> AuditExport.Format.NDJSON;
            default -> throw new InvalidInput("format", "format is csv or ndjson");
        };
    }

    @GetMapping(path = "/seal", produces = "application/json")
    SealBody seal() {
        AuditChain.Head end = chain.head();
        return new SealBody(end.position(), end.hash(), end.sealedAt(), chain.waiting());
    }

    @GetMapping(path = "/verification", produces = "application/json")
    VerdictBody verify() {
        return VerdictBody.of(verifier.verify());
    }
}
