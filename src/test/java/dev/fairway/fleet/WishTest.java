package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Pin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people wish of holds, pins and freezes, what stands already, and the health that follows. */
class WishTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Instant EARLIER = NOW.minusSeconds(3600);

    private final Hold standing = new Hold("ann", "waits for the fix", EARLIER, LATER);

    @Test
    void a_wish_that_says_what_stands_keeps_who_said_it_and_since_when() {
        assertThat(HoldWish.placed(HoldWish.of(standing), standing, "bob", NOW)).isEqualTo(standing);
        Hold over = new Hold("ann", "waits", EARLIER, EARLIER);
        assertThat(HoldWish.placed(HoldWish.of(over), over, "bob", NOW)).isEqualTo(over);
        Pin pin = new Pin(UUID.randomUUID(), "ann", "the last good one", EARLIER, null);
        assertThat(PinWish.set(PinWish.of(pin), pin, "bob", NOW)).isEqualTo(pin);
    }

    @Test
    void a_wish_that_says_anything_else_is_a_new_word_of_who_says_it_now() {
        assertThat(HoldWish.placed(new HoldWish(" other ", LATER), standing, "bob", NOW))
                .isEqualTo(new Hold("bob", "other", NOW, LATER));
        assertThat(HoldWish.placed(new HoldWish("waits for the fix", null), standing, "bob", NOW))
                .isEqualTo(new Hold("bob", "waits for the fix", NOW, null));
        UUID release = UUID.randomUUID();
        Pin pin = new Pin(UUID.randomUUID(), "ann", "why", EARLIER, null);
        assertThat(PinWish.set(new PinWish(release, "why", null), pin, "bob", NOW))
                .isEqualTo(new Pin(release, "bob", "why", NOW, null));
    }

    @Test
    void no_wish_lifts_what_stands() {
        assertThat(HoldWish.placed(null, standing, "bob", NOW)).isNull();
        assertThat(PinWish.set(null, null, "bob", NOW)).isNull();
    }

    @Test
    void a_hold_needs_a_reason_and_an_end_that_is_to_come() {
        assertThatThrownBy(() -> new HoldWish(" ", null))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("hold.reason"));
        assertThatThrownBy(() -> HoldWish.placed(new HoldWish("why", NOW), null, "bob", NOW))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("hold.until"));
        assertThatThrownBy(() -> PinWish.set(new PinWish(UUID.randomUUID(), "why", EARLIER), null, "bob", NOW))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("pin.until"));
    }

    @Test
    void freezes_that_stand_keep_their_author_and_new_ones_are_of_who_edits() {
        Freeze old = new Freeze(NOW, LATER, "holidays", "ann");
        UpdateTimes times = new UpdateTimes(
                List.of(),
                List.of(new Freeze(NOW, LATER, "holidays", "mallory"), new Freeze(NOW, LATER, "fair", "mallory")));
        GroupEdit plain = GroupEdit.named("web");
        GroupEdit edit = new GroupEdit(
                plain.name(), null, null, true, plain.plan(), plain.silentAfter(), times, List.of(), null, null);
        assertThat(edit.freezes(List.of(old), "bob")).containsExactly(old, new Freeze(NOW, LATER, "fair", "bob"));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  FAILED,      true,  true,  SILENT",
        "false, FAILED,      true,  true,  FAILING",
        "false, IDLE,        true,  true,  STUCK",
        "false, DOWNLOADING, true,  false, STUCK",
        "false, DOWNLOADING, false, true,  HELD",
        "false, IDLE,        false, true,  HELD",
        "false, INSTALLED,   false, false, UPDATING",
        "false, GRANTED,     false, false, UPDATING",
        "false, IDLE,        false, false, HEALTHY"
    })
    void health_is_the_gravest_of_what_is_true(
            boolean silent, Progress progress, boolean stuck, boolean held, Health health) {
        assertThat(Health.of(silent, progress, stuck, held)).isEqualTo(health);
    }
}
