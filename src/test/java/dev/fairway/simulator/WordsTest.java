package dev.fairway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.testing.Recorded;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What simulated machines say is what real ones were heard to say, and they take only what real ones take. */
class WordsTest {

    private static final String BOOT = "f8b24c31-1e41-46bd-a0d9-489377bb8a94";

    @Test
    void a_scheduled_check_is_byte_for_byte_that_of_update_engine() {
        Message.Event rides = Message.Event.running("0.0.0.0");
        assertThat(written("c029eea3f92a25ca60c6ffdd25ec2829", "", true, true, rides))
                .isEqualTo(recorded("update_engine-11-scheduled-check"));
    }

    @Test
    void a_ping_while_it_waits_for_its_reboot_is_too() {
        assertThat(written("44b0a5364caf1f2b203f4b49363d553f", "", true, false, null))
                .isEqualTo(recorded("update_engine-05-waiting-for-reboot"));
    }

    @Test
    void so_is_what_it_says_of_a_check_that_was_answered_with_500() {
        assertThat(written("c029eea3f92a25ca60c6ffdd25ec2829", "", false, false, Message.Event.failed(2500)))
                .isEqualTo(recorded("update_engine-12-check-answered-500"));
    }

    @Test
    void and_an_error_44_with_an_alias_that_has_to_be_escaped() {
        String said = written("39c3c1505d0855232002f6ae5cdec287", "rack 7 <A&B>", true, true, Message.Event.fellBack());
        assertThat(said.replace("installsource=\"scheduler\"", "installsource=\"ondemandupdate\""))
                .isEqualTo(recorded("update_engine-08-booted-old-version-again"));
    }

    @Test
    void the_offer_that_the_real_client_took_is_taken() {
        String offer = Recorded.acceptedOffer().replace("/packages\"", "/packages/\"");
        assertThat(read(offer)).isEqualTo(new Heard.Offer("3815.2.1", null));
    }

    @Test
    void an_offer_that_lacks_what_a_real_client_demands_is_not() {
        String offer = Recorded.acceptedOffer().replace("/packages\"", "/packages/\"");
        assertThat(read(offer.replace("sha256=", "sha512="))).isInstanceOf(Heard.Unusable.class);
        assertThat(read(offer.replace("size=\"3011693\"", "size=\"0\""))).isInstanceOf(Heard.Unusable.class);
        assertThat(read(offer.replace("codebase=", "base="))).isInstanceOf(Heard.Unusable.class);
        assertThat(read(offer.replace("3815.2.1", ""))).isInstanceOf(Heard.Unusable.class);
        assertThat(read(offer.replace("app appid", "app status=\"no\" appid"))).isInstanceOf(Heard.Unusable.class);
        assertThat(read("")).isInstanceOf(Heard.Unusable.class);
    }

    @Test
    void no_update_may_come_with_a_poll_interval() {
        assertThat(
                        read(
                                "<response><app status='ok'><updatecheck status='noupdate' PollInterval='3600'/></app></response>"))
                .isEqualTo(new Heard.NoUpdate(3600));
        assertThat(read("<response><app status='ok'><event status='ok'/></app></response>"))
                .isEqualTo(new Heard.Acknowledged());
    }

    private static Heard read(String body) {
        return Answers.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String recorded(String name) {
        return new String(
                Recorded.request(name, "oemversion=\"1.2.3\"", "oemversion=\"3815.2.0\""), StandardCharsets.UTF_8);
    }

    private static String written(String id, String alias, boolean pings, boolean asks, Message.@Nullable Event event) {
        Persona who = new Persona(
                ProductId.FLATCAR,
                new MachineId(id),
                alias,
                "stable",
                Arch.AMD64,
                "qemu",
                "192.0.2.7",
                "3815.2.0",
                Dialect.BOARD);
        return Dialect.BOARD.write(new Message(who, "3815.2.0", BOOT, pings, asks, event));
    }
}
