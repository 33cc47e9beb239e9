package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234", "Password2026!", "P@ssw0rd1234", "passwordpassword", "qwertyuiop123", "1234567890123",
                "1qaz2wsx3edc", "iloveyou2024", "letmein12345", "Welcome12345!", "administrator1", "adminadmin123",
                "Fairway-2026", "SuperSecret123", "abcdefghijkl", "zyxwvutsrqpo", "!!!monkey!!!2025", "berlin2026berlin"
            })
    void what_is_tried_first_is_refused_however_it_is_dressed_up(String password) {
        assertThat(CommonPasswords.contains(password, "ann")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "correct horse battery staple",
                "vexed-otter-plinth",
                "Tr4nsp0nder-keel",
                "kG8#vv2Lq0zP",
                "wir fahren morgen",
                "jumping over lazy foxes"
            })
    void what_takes_guessing_is_taken(String password) {
        assertThatCode(() -> PasswordRules.check("ann", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"annabelle1234", "AnnaBelle2026!", "annabelleannabelle", "my-annabelle"})
    void the_name_is_no_password(String password) {
        assertThatCode(() -> PasswordRules.check("annabelle", password)).hasMessageContaining("easy to guess");
    }
}
