package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Accounts from invitation to removal, at the services. */
@FairwayTest
class PeopleTest {

    private static final String PASSWORD = "vexed-otter-plinth";

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountLinks links;

    @Autowired
    private OwnAccount own;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Tokens tokens;

    @Autowired
    private PasswordSignIn signIn;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    private UUID boss;

    @BeforeEach
    void anAdmin() {
        jdbc.sql("delete from account").update();
        boss = person("boss", Role.ADMIN, GroupScope.ALL);
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoever_is_invited_sets_a_password_by_the_link_once() {
        Accounts.Linked made = admin(() -> accounts.invite(" Ann ", Role.OPERATOR, GroupScope.parse("edge-*")));
        assertThat(made.account().name()).isEqualTo("ann");
        assertThat(made.account().state()).isEqualTo(AccountInfo.State.INVITED);
        assertThatThrownBy(() -> signIn("ann", "")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> links.accept(made.secret(), "short", null)).isInstanceOf(InvalidInput.class);
        links.accept(made.secret(), PASSWORD, "1.2.3.4");
        assertThatThrownBy(() -> links.accept(made.secret(), PASSWORD, null)).isInstanceOf(Conflict.class);
        Actor ann = signIn("ann", PASSWORD).actor(null);
        assertThat(ann.role()).isEqualTo(Role.OPERATOR);
        assertThat(ann.scope()).isEqualTo(GroupScope.parse("edge-*"));
        assertThat(jdbc.sql("select count(*) from account_link where secret_hash = ?")
                        .param(made.secret())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_newer_link_takes_the_place_of_the_older_and_an_old_one_works_no_more() {
        Accounts.Linked first = admin(() -> accounts.invite("ann", Role.VIEWER, GroupScope.ALL));
        Accounts.Linked second = admin(() -> accounts.reset(first.account().id()));
        assertThat(links.guest(first.secret())).isEmpty();
        assertThat(links.guest(second.secret())).isPresent();
        jdbc.sql("update account_link set expires_at = created_at where account_id = ?")
                .param(first.account().id())
                .update();
        assertThat(links.guest(second.secret())).isEmpty();
        assertThat(admin(() -> accounts.get(first.account().id())).state()).isEqualTo(AccountInfo.State.EXPIRED);
    }

    @Test
    void a_change_of_role_and_being_disabled_hold_at_once_where_somebody_is_signed_in() {
        UUID id = person("ann", Role.ADMIN, GroupScope.ALL);
        SignedIn ann = session("ann");
        assertThat(ann.actor(null).may(Permission.MANAGE_PEOPLE)).isTrue();
        edit(id, Role.OPERATOR, GroupScope.parse("edge-*"), false);
        assertThat(ann.actor(null).may(Permission.MANAGE_PEOPLE)).isFalse();
        assertThat(ann.actor(null).may(Permission.STOP_FLEET)).isFalse();
        edit(id, Role.OPERATOR, GroupScope.ALL, true);
        assertThat(ann.actor(null).role()).isNull();
        assertThat(ann.standing()).isNull();
        edit(id, Role.OPERATOR, GroupScope.ALL, false);
        assertThat(ann.standing())
                .as("enabled again, the session does not come back")
                .isNull();
    }

    @Test
    void the_last_admin_stays() {
        for (Callable<?> deed : List.<Callable<?>>of(
                () -> accounts.edit(boss, new Accounts.Edit(Role.OPERATOR, GroupScope.ALL, false), null),
                () -> accounts.edit(boss, new Accounts.Edit(Role.ADMIN, GroupScope.parse("edge-*"), false), null),
                () -> accounts.edit(boss, new Accounts.Edit(Role.ADMIN, GroupScope.ALL, true), null),
                () -> accounts.reset(boss),
                () -> {
                    accounts.remove(boss);
                    return true;
                })) {
            assertThatThrownBy(() -> admin(deed)).isInstanceOf(Conflict.class).hasMessageContaining("last admin");
        }
        admin(() -> accounts.invite("guest", Role.ADMIN, GroupScope.ALL));
        person("part", Role.ADMIN, GroupScope.parse("edge-*"));
        assertThatThrownBy(() -> edit(boss, Role.VIEWER, GroupScope.ALL, false))
                .as("neither who has not accepted nor who is limited counts")
                .isInstanceOf(Conflict.class);
        assertThat(accounts.count()).isEqualTo(3);
    }

    @Test
    void of_two_admins_who_disable_each_other_at_the_same_moment_one_stays() throws Exception {
        UUID other = person("other", Role.ADMIN, GroupScope.ALL);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 15; round++) {
                List<Future<Boolean>> deeds = new ArrayList<>();
                for (UUID whom : List.of(boss, other)) {
                    deeds.add(both.submit(() -> tries(() -> edit(whom, Role.ADMIN, GroupScope.ALL, true))));
                }
                int done = 0;
                for (Future<Boolean> deed : deeds) {
                    done += deed.get() ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
                for (UUID whom : List.of(boss, other)) {
                    edit(whom, Role.ADMIN, GroupScope.ALL, false);
                }
            }
        }
    }

    @Test
    void one_changes_ones_password_with_the_old_one_and_other_sessions_end() {
        person("ann", Role.VIEWER, GroupScope.ALL);
        SignedIn here = session("ann");
        SignedIn elsewhere = session("ann");
        as(here, () -> {
            assertThatThrownBy(() -> own.changePassword("wrong", "another-plinth-9"))
                    .hasMessageContaining("not your");
            assertThatThrownBy(() -> own.changePassword(PASSWORD, "password1234"))
                    .isInstanceOf(InvalidInput.class);
            assertThat(sessions.own())
                    .hasSize(2)
                    .filteredOn(Sessions.Info::here)
                    .hasSize(1);
            own.changePassword(PASSWORD, "another-plinth-9");
            assertThat(sessions.own()).hasSize(1);
            return true;
        });
        assertThat(elsewhere.standing()).isNull();
        assertThat(here.standing()).isNotNull();
        assertThatThrownBy(() -> signIn("ann", PASSWORD)).isInstanceOf(BadCredentialsException.class);
        assertThat(signIn("ANN", "another-plinth-9")).isNotNull();
    }

    @Test
    void one_ends_ones_own_sessions_and_nobody_elses() {
        person("ann", Role.VIEWER, GroupScope.ALL);
        person("bob", Role.VIEWER, GroupScope.ALL);
        SignedIn ann = session("ann");
        SignedIn bob = session("bob");
        UUID bobs = java.util.Objects.requireNonNull(bob.session());
        as(ann, () -> {
            assertThatThrownBy(() -> sessions.end(bobs)).hasMessageContaining("session");
            assertThat(sessions.endOthers()).isZero();
            return true;
        });
        assertThat(bob.standing()).isNotNull();
    }

    @Test
    void a_personal_token_acts_as_its_owner_with_no_more_than_the_owner_has_and_dies_with_the_account() {
        UUID id = person("ann", Role.OPERATOR, GroupScope.parse("edge-*"));
        SignedIn ann = session("ann");
        as(ann, () -> {
            assertThatThrownBy(() -> tokens.createOwn(wish(Role.ADMIN, "edge-*")))
                    .hasMessageContaining("own role");
            assertThatThrownBy(() -> tokens.createOwn(wish(Role.VIEWER, ""))).hasMessageContaining("own groups");
            return true;
        });
        String secret = as(ann, () -> tokens.createOwn(wish(Role.OPERATOR, "edge-eu-*")))
                .secret();
        TokenCaller caller = tokens.authenticate(secret).orElseThrow();
        assertThat(caller.actor("1.2.3.4").name()).isEqualTo("ann");
        assertThat(caller.actor("1.2.3.4").origin()).isEqualTo("1.2.3.4 by token ci");
        assertThat(caller.actor(null).session()).isNull();
        edit(id, Role.VIEWER, GroupScope.ALL, false);
        assertThat(caller.actor(null).role()).isEqualTo(Role.VIEWER);
        edit(id, Role.ADMIN, GroupScope.ALL, false);
        assertThat(caller.actor(null).role())
                .as("never more than it was made with")
                .isEqualTo(Role.OPERATOR);
        assertThat(caller.actor(null).scope()).isEqualTo(GroupScope.parse("edge-eu-*"));
        edit(id, Role.ADMIN, GroupScope.ALL, true);
        assertThat(caller.actor(null).role()).isNull();
        assertThat(tokens.authenticate(secret)).isEmpty();
        edit(id, Role.ADMIN, GroupScope.ALL, false);
        assertThat(tokens.authenticate(secret)).isPresent();
        admin(() -> {
            accounts.remove(id);
            return true;
        });
        assertThat(tokens.authenticate(secret)).isEmpty();
    }

    @Test
    void a_token_cannot_make_itself_a_successor_nor_touch_the_account_of_its_owner() {
        person("ann", Role.ADMIN, GroupScope.ALL);
        String secret =
                as(session("ann"), () -> tokens.createOwn(wish(Role.ADMIN, ""))).secret();
        TokenCaller caller = tokens.authenticate(secret).orElseThrow();
        as(caller, () -> {
            assertThatThrownBy(() -> tokens.createOwn(wish(Role.VIEWER, ""))).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> own.changePassword(PASSWORD, "another-plinth-9"))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(sessions::own).isInstanceOf(AccessDeniedException.class);
            return true;
        });
    }

    @Test
    void every_change_is_in_the_trail_with_before_and_after_and_without_secrets() {
        UUID id = person("ann", Role.VIEWER, GroupScope.ALL);
        edit(id, Role.OPERATOR, GroupScope.parse("edge-*"), false);
        Accounts.Linked link = admin(() -> accounts.reset(id));
        List<AuditTrail.Entry> trail = admin(() -> audit.of("account", id));
        assertThat(trail)
                .extracting(AuditTrail.Entry::action)
                .containsExactly("reset", "edited", "password set", "invited");
        assertThat(trail.get(1).before()).contains("viewer", "all groups");
        assertThat(trail.get(1).after()).contains("operator", "edge-*");
        assertThat(trail.toString()).doesNotContain(PASSWORD, link.secret(), "{bcrypt}");
    }

    @Test
    void somebody_unknown_and_a_wrong_password_are_refused_in_the_same_words() {
        person("ann", Role.VIEWER, GroupScope.ALL);
        for (String name : List.of("ann", "nobody", "x".repeat(500))) {
            assertThatThrownBy(() -> signIn(name, "wrong password!"))
                    .isInstanceOf(BadCredentialsException.class)
                    .hasMessage("name and password do not belong together");
        }
    }

    private UUID person(String name, Role role, GroupScope scope) {
        Accounts.Linked made = admin(() -> accounts.invite(name, role, scope));
        links.accept(made.secret(), PASSWORD, null);
        return made.account().id();
    }

    private AccountInfo edit(UUID id, Role role, GroupScope scope, boolean disabled) {
        return admin(() -> accounts.edit(id, new Accounts.Edit(role, scope, disabled), null));
    }

    private static boolean tries(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (Conflict refused) {
            return false;
        }
    }

    private static Tokens.Wish wish(Role role, String groups) {
        return new Tokens.Wish("ci", role, GroupScope.parse(groups), null);
    }

    private SignedIn signIn(String name, String password) {
        return (SignedIn) java.util.Objects.requireNonNull(
                signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password))
                        .getPrincipal());
    }

    private SignedIn session(String name) {
        SignedIn person = signIn(name, PASSWORD);
        sessions.begin(person, "1.2.3.4", "a browser");
        return person;
    }

    private static <T> T admin(Callable<T> deed) {
        return People.admin("tester", deed);
    }

    private static <T> T as(Object principal, Callable<T> deed) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        try {
            return deed.call();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
