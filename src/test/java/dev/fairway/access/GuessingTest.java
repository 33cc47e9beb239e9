package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Conflict;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Somebody guesses names, passwords and links. */
@FairwayTest
class GuessingTest {

    private static final String PASSWORD = "vexed-otter-plinth";
    private static final String ATTACKER = "203.0.113.66";
    private static final String OFFICE = "198.51.100.7";

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountRepository repository;

    @Autowired
    private AccountLinks links;

    @Autowired
    private SignIns signIns;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private JdbcClient jdbc;

    private final Counting counting = new Counting();
    private long nanos;
    private PasswordSignIn signIn;

    /** Hashes as the server does, and counts: that is what takes time. */
    private final class Counting implements PasswordEncoder {

        private final AtomicInteger compared = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.incrementAndGet();
            assertThat(hash).startsWith("{bcrypt}");
            return encoder.matches(password, hash);
        }
    }

    @BeforeEach
    void anAdminAndAnOperator() {
        jdbc.sql("delete from account").update();
        person("boss", Role.ADMIN);
        person("ann", Role.OPERATOR);
        signIn = new PasswordSignIn(repository, signIns, new SignInBrake(() -> nanos), counting);
    }

    @Test
    void who_is_unknown_takes_as_much_work_as_a_wrong_password_and_is_told_the_same() {
        AccountInfo off = person("off", Role.VIEWER);
        admin(() -> accounts.edit(off.id(), new Accounts.Edit(Role.VIEWER, GroupScope.ALL, true), null));
        admin(() -> accounts.invite("invited", Role.VIEWER, GroupScope.ALL));
        List<Integer> work = new ArrayList<>();
        for (String name : List.of("ann", "nobody", "off", "invited", "", "x".repeat(500), "ann\u0000")) {
            int before = counting.compared.get();
            assertThatThrownBy(() -> tries(name, "a wrong password", ATTACKER))
                    .isInstanceOf(BadCredentialsException.class)
                    .hasMessage("name and password do not belong together");
            work.add(counting.compared.get() - before);
        }
        assertThat(work).containsOnly(1);
        assertThat(tries("ann", PASSWORD, OFFICE).isAuthenticated()).isTrue();
    }

    @Test
    void an_account_that_is_guessed_at_is_shut_to_the_one_who_guesses_and_open_to_its_own_person() {
        for (int i = 0; i < SignInBrake.FREE; i++) {
            fails("ann", "guess " + i, ATTACKER);
        }
        int hashed = counting.compared.get();
        fails("ann", PASSWORD, ATTACKER);
        fails("ann", PASSWORD, ATTACKER);
        assertThat(counting.compared.get()).as("it is not even looked at").isEqualTo(hashed);
        assertThat(tries("ann", PASSWORD, OFFICE).isAuthenticated()).isTrue();
        fails("ann", PASSWORD, ATTACKER);
        nanos += SignInBrake.LONGEST.toNanos();
        assertThat(tries("ann", PASSWORD, ATTACKER).isAuthenticated()).isTrue();
    }

    @Test
    void an_address_that_guesses_at_many_is_shut_out_and_nobody_elsewhere() {
        for (int i = 0; i < SignInBrake.FREE_OF_ADDRESS; i++) {
            fails("name-" + i, "a guess", ATTACKER);
        }
        fails("boss", PASSWORD, ATTACKER);
        assertThat(tries("boss", PASSWORD, OFFICE).isAuthenticated()).isTrue();
    }

    @Test
    void a_day_of_guessing_from_everywhere_finds_little_and_costs_its_person_two_seconds_at_most() {
        int looked = counting.compared.get();
        for (int i = 0; i < 300; i++) {
            fails("ann", "guess " + i, "203.0.113." + i % 250);
            nanos += Duration.ofMillis(100).toNanos();
        }
        assertThat(counting.compared.get() - looked).isLessThan(60);
        nanos += SignInBrake.MOST_FOR_OWNER.toNanos();
        assertThat(tries("ann", PASSWORD, OFFICE).isAuthenticated()).isTrue();
    }

    @Test
    void a_link_works_once_not_after_its_time_and_not_after_a_newer_one() {
        Accounts.Linked used = admin(() -> accounts.invite("used", Role.VIEWER, GroupScope.ALL));
        links.accept(used.secret(), PASSWORD, null);
        assertThatThrownBy(() -> links.accept(used.secret(), "another-plinth-9", null))
                .isInstanceOf(Conflict.class);
        Accounts.Linked late = admin(() -> accounts.reset(used.account().id()));
        jdbc.sql("update account_link set expires_at = created_at").update();
        assertThatThrownBy(() -> links.accept(late.secret(), "another-plinth-9", null))
                .isInstanceOf(Conflict.class);
        Accounts.Linked newer = admin(() -> accounts.reset(used.account().id()));
        for (String guess : List.of(late.secret(), used.secret(), "", "x", Secrets.hash(newer.secret()))) {
            assertThat(links.guest(guess)).isEmpty();
            assertThatThrownBy(() -> links.accept(guess, "another-plinth-9", null))
                    .isInstanceOf(Conflict.class);
        }
        fails("used", PASSWORD, OFFICE);
        links.accept(newer.secret(), "another-plinth-9", null);
        assertThat(tries("used", "another-plinth-9", OFFICE).isAuthenticated()).isTrue();
    }

    @Test
    void the_link_of_somebody_who_was_disabled_meanwhile_lets_nobody_in() {
        Accounts.Linked made = admin(() -> accounts.invite("guest", Role.ADMIN, GroupScope.ALL));
        admin(() -> accounts.edit(made.account().id(), new Accounts.Edit(Role.ADMIN, GroupScope.ALL, true), null));
        assertThatThrownBy(() -> links.accept(made.secret(), PASSWORD, null)).isInstanceOf(Conflict.class);
        fails("guest", PASSWORD, OFFICE);
    }

    private void fails(String name, String password, String address) {
        assertThatThrownBy(() -> tries(name, password, address)).isInstanceOf(BadCredentialsException.class);
    }

    private Authentication tries(String name, String password, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        UsernamePasswordAuthenticationToken offered =
                UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        offered.setDetails(new WebAuthenticationDetails(request));
        return signIn.authenticate(offered);
    }

    private AccountInfo person(String name, Role role) {
        Accounts.Linked made = admin(() -> accounts.invite(name, role, GroupScope.ALL));
        links.accept(made.secret(), PASSWORD, null);
        return made.account();
    }

    private static <T> T admin(java.util.concurrent.Callable<T> deed) {
        return People.admin("tester", deed);
    }
}
