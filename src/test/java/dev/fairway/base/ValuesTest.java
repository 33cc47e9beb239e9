package dev.fairway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e96281a6-d1af-4bde-9a0a-97b76e56dc57",
                "{e96281a6-d1af-4bde-9a0a-97b76e56dc57}",
                "E96281A6-D1AF-4BDE-9A0A-97B76E56DC57",
                "{E96281A6-d1af-4bde-9a0a-97b76e56dc57}"
            })
    void an_appid_is_the_same_with_braces_or_none_in_upper_or_lower_case(String text) {
        assertThat(ProductId.of(text)).isEqualTo(ProductId.FLATCAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "1-1-1-1-1",
                "{e96281a6-d1af-4bde-9a0a-97b76e56dc57",
                "e96281a6d1af4bde9a0a97b76e56dc57"
            })
    void what_is_no_guid_is_no_appid(String text) {
        assertThat(ProductId.parse(text)).isEmpty();
    }

    @Test
    void machine_ids_are_kept_as_sent() {
        assertThat(new MachineId("{44B0a536:x_y.z-1}")).hasToString("{44B0a536:x_y.z-1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "<a>", "a\u0000"})
    void other_characters_make_no_machine_id(String text) {
        assertThatThrownBy(() -> new MachineId(text)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MachineId("a".repeat(65))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_digest_is_exactly_as_many_bytes_as_its_algorithm_yields() {
        Digest sha256 = Digest.sha256("LafCsMN4NKv7g/0XNIJw/BCUnpUbotsw4t09mjcNJ2Y=");
        assertThat(sha256.hex()).isEqualTo("2da7c2b0c37834abfb83fd17348270fc10949e951ba2db30e2dd3d9a370d2766");
        assertThatThrownBy(() -> Digest.sha1("LafCsMN4NKv7g/0XNIJw/BCUnpUbotsw4t09mjcNJ2Y="))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("sha1"));
        assertThatThrownBy(() -> Digest.sha1("not base64")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void pages_of_a_list_hold_each_item_once_and_end() {
        List<String> all = List.of("a", "b", "c", "d", "e", "f", "g");
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            Page<String> page = Page.of(all, Page.Request.of(3, after), item -> item);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void a_cursor_that_is_not_ours_is_refused() {
        assertThatThrownBy(() -> Page.Request.of(10, "!!!")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Page.Request.of(0, null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Page.Request.of(501, null)).isInstanceOf(InvalidInput.class);
    }
}
