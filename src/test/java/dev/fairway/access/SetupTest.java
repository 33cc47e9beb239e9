package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "Administrator"})
    void a_password_that_is_short_or_easy_to_guess_is_refused(String password) {
        assertThatThrownBy(() -> PasswordRules.check("administrator", password)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_password_longer_than_its_hash_reads_is_refused_rather_than_cut() {
        assertThatThrownBy(() -> PasswordRules.check("ann", "ä1b2".repeat(20))).hasMessageContaining("72 bytes");
        PasswordRules.check("ann", "correct horse battery staple");
    }

    @Test
    void each_role_may_what_the_lesser_ones_may() {
        for (Permission permission : Permission.values()) {
            assertThat(permission.isGivenTo(Role.ADMIN)).isTrue();
            assertThat(permission.isGivenTo(Role.VIEWER))
                    .isEqualTo(permission == Permission.READ || permission == Permission.KEEP_OWN_ACCOUNT);
        }
        assertThat(Permission.STEER_MACHINES.isGivenTo(Role.OPERATOR)).isTrue();
        assertThat(Permission.MANAGE_CHANNELS.isGivenTo(Role.OPERATOR)).isFalse();
    }

    @Test
    void nobody_is_signed_in_means_nothing_is_allowed() {
        assertThatThrownBy(() -> Actor.require(Permission.READ))
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
    }
}
