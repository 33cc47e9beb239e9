package dev.fairway.api;

import dev.fairway.access.AccountInfo;
import dev.fairway.access.AccountLinks;
import dev.fairway.access.Accounts;
import dev.fairway.base.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.UUID;
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

/** The people who may sign in. */
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = "application/json")
class AccountApi {

    private final Accounts accounts;
    private final AccountLinks links;

    AccountApi(Accounts accounts, AccountLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping
    Listed<AccountForms.AccountBody> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Listed.of(
                Page.of(accounts.list(), Page.Request.of(limit, after), AccountInfo::name),
                AccountForms.AccountBody::of);
    }

    @GetMapping("/{id}")
    AccountForms.AccountBody get(@PathVariable String id) {
        return AccountForms.AccountBody.of(accounts.get(Params.path("account", id)));
    }

    /** Invites somebody; the link is to be given to that person. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = AccountForms.InviteForm.class)))
    AccountForms.LinkedBody invite(InputStream body) {
        AccountForms.InviteForm form = Bodies.read(body, AccountForms.InviteForm.class);
        return linked(accounts.invite(form.name(), AccountForms.role(form.role()), AccountForms.scope(form.groups())));
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = AccountForms.EditForm.class)))
    AccountForms.AccountBody edit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body) {
        UUID account = accounts.get(Params.path("account", id)).id();
        ObjectNode patch = Bodies.object(body);
        Long sent = Params.revision(ifMatch, Params.revisionIn(patch));
        return Edits.merged(sent, () -> {
            AccountInfo before = accounts.get(account);
            AccountForms.EditForm form =
                    Bodies.merge(patch, AccountForms.EditForm.of(before), AccountForms.EditForm.class);
            return AccountForms.AccountBody.of(
                    accounts.edit(account, form.edit(), sent == null ? (Long) before.revision() : sent));
        });
    }

    /** Takes the password away, ends all sessions, and makes a link by which another password is set. */
    @PostMapping("/{id}/reset")
    AccountForms.LinkedBody reset(@PathVariable String id) {
        return linked(accounts.reset(Params.path("account", id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        accounts.remove(Params.path("account", id));
    }

    private AccountForms.LinkedBody linked(Accounts.Linked linked) {
        return new AccountForms.LinkedBody(
                AccountForms.AccountBody.of(linked.account()), links.url(linked.secret()), linked.expires());
    }
}
