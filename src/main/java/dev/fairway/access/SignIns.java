package dev.fairway.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes the principal of those who have proved who they are, by whatever means. */
@Service
public class SignIns {

    private final AccountRepository accounts;
    private final AccessState state;

    SignIns(AccountRepository accounts, AccessState state) {
        this.accounts = accounts;
        this.state = state;
    }

    /** The principal for a session that begins; nothing if nobody of this name may sign in. */
    public Optional<SignedIn> person(String name) {
        return accounts.findByName(AccountNames.key(name))
                .filter(account -> !account.disabled)
                .map(account -> person(account.id, account.name));
    }

    SignedIn person(UUID account, String name) {
        return new SignedIn(state, account, name);
    }
}
