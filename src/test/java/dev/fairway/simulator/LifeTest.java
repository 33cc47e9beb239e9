package dev.fairway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifeTest {

    private static final Instant BIRTH = Instant.EPOCH;
    private static final Heard NOTHING = new Heard.NoUpdate(null);
    private static final Heard HEARD = new Heard.Acknowledged();
    private static final Heard OFFER = new Heard.Offer("4459.2.0", null);
    private static final int SEEDS = 200;

    private final List<Message> said = new ArrayList<>();

    @Test
    void it_asks_every_45_minutes_give_or_take_five() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Life life = machine(seed, Odds.Fate.GOOD);
            Duration between = afterHearing(life, NOTHING);
            assertThat(between).as("seed %d", seed).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(50));
        }
    }

    @Test
    void an_update_goes_step_by_step_through_a_reboot() {
        Life life = machine(1, Odds.Fate.GOOD);
        update(life, OFFER);
        Message after = speak(life, NOTHING);
        assertThat(events()).startsWith("3/2 from ", "13/1", "14/1", "3/1").endsWith("3/2 from 4230.2.1");
        assertThat(after.version()).isEqualTo("4459.2.0");
        assertThat(after.bootId()).isNotEqualTo(said.getFirst().bootId());
        assertThat(event(speak(life, NOTHING))).as("it tells so once").isEqualTo("3/2 from ");
    }

    @Test
    void while_it_waits_for_its_reboot_it_only_pings() {
        int pings = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            said.clear();
            update(machine(seed, Odds.Fate.GOOD), OFFER);
            for (Message waiting : said.subList(4, said.size())) {
                assertThat(waiting.pings() && !waiting.asks() && waiting.event() == null)
                        .as("seed %d", seed)
                        .isTrue();
                pings++;
            }
        }
        assertThat(pings).isPositive();
    }

    @Test
    void an_attempt_that_fails_is_told_with_an_error_and_the_old_version_runs_on() {
        for (int seed = 0; seed < SEEDS; seed++) {
            said.clear();
            Life life = machine(seed, fate(new Odds(1, 0, 0)));
            update(life, OFFER);
            assertThat(events().getLast()).as("seed %d", seed).matches("3/0 error 2684354(5[7-9]|6[0-9]|7[01])");
            Message next = speak(life, NOTHING);
            assertThat(next.version()).isEqualTo("4230.2.1");
            assertThat(next.bootId()).isEqualTo(said.getFirst().bootId());
        }
    }

    @Test
    void one_that_falls_back_boots_its_old_version_and_mostly_says_so() {
        int told = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            said.clear();
            Life life = machine(seed, fate(new Odds(0, 1, 0)));
            update(life, OFFER);
            Message next = speak(life, NOTHING);
            assertThat(next.version()).isEqualTo("4230.2.1");
            assertThat(next.bootId()).isNotEqualTo(said.getFirst().bootId());
            told += event(next).equals("3/0 error 44") ? 1 : 0;
        }
        assertThat(told).isBetween(SEEDS / 2, SEEDS - 1);
    }

    @Test
    void one_that_dies_in_its_reboot_is_not_heard_of_for_half_a_day() {
        Life life = machine(3, fate(new Odds(0, 0, 1)));
        update(life, OFFER);
        assertThat(Duration.between(BIRTH, life.due())).isGreaterThan(Duration.ofHours(13));
    }

    @Test
    void one_that_fades_comes_back_after_another_boot() {
        Life life = machine(4, new Odds.Fate(Odds.GOOD, Map.of(), 1, 0));
        Duration away = afterHearing(life, NOTHING);
        assertThat(away).isGreaterThan(Duration.ofHours(12));
        assertThat(speak(life, NOTHING).bootId()).isNotEqualTo(said.getFirst().bootId());
    }

    @Test
    void a_release_may_be_worse_than_others() {
        Odds.Fate fate = new Odds.Fate(Odds.GOOD, Map.of("4487.1.0", new Odds(1, 0, 0)), 0, 0);
        update(machine(5, fate), new Heard.Offer("4487.1.0", null));
        assertThat(events().getLast()).startsWith("3/0");
        said.clear();
        update(machine(5, fate), OFFER);
        assertThat(events()).contains("3/1");
    }

    @Test
    void after_each_503_it_waits_twice_as_long_up_to_four_hours_give_or_take_a_half() {
        Life life = machine(6, Odds.Fate.GOOD);
        for (int minutes : List.of(90, 180, 240, 240)) {
            Instant asked = life.due();
            speak(life, new Heard.Refused(503));
            assertThat(event(speak(life, HEARD))).isEqualTo("3/0 error " + (0x10000000 + 2503));
            assertThat(Duration.between(asked, life.due()))
                    .isBetween(Duration.ofMinutes(minutes / 2), Duration.ofMinutes(minutes * 3 / 2 + 1));
        }
        speak(life, NOTHING);
        assertThat(afterHearing(life, NOTHING)).isLessThanOrEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void the_poll_interval_of_an_answer_lengthens_its_own_within_bounds() {
        Life life = machine(7, Odds.Fate.GOOD);
        assertThat(afterHearing(life, new Heard.NoUpdate(7200)))
                .isBetween(Duration.ofMinutes(115), Duration.ofMinutes(125));
        assertThat(afterHearing(life, new Heard.NoUpdate(60))).isGreaterThanOrEqualTo(Duration.ofMinutes(40));
        assertThat(afterHearing(life, new Heard.NoUpdate(90_000))).isLessThanOrEqualTo(Duration.ofMinutes(245));
    }

    @Test
    void one_that_puts_off_an_offer_says_so_and_asks_again() {
        Life life = machine(8, new Odds.Fate(Odds.GOOD, Map.of(), 0, 1));
        speak(life, OFFER);
        assertThat(event(speak(life, HEARD))).startsWith("3/9");
        assertThat(speak(life, NOTHING).asks()).isTrue();
    }

    @Test
    void the_same_seed_and_answers_give_the_same_life() {
        List<String> first = tenSteps(machine(9, fate(new Odds(0.3, 0.3, 0.1))));
        assertThat(tenSteps(machine(9, fate(new Odds(0.3, 0.3, 0.1))))).isEqualTo(first);
        assertThat(tenSteps(machine(10, fate(new Odds(0.3, 0.3, 0.1))))).isNotEqualTo(first);
    }

    private List<String> tenSteps(Life life) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Instant at = life.due();
            Message message = life.say();
            steps.add(at + " " + message);
            life.hear(message.asks() ? OFFER : HEARD, at);
        }
        return steps;
    }

    /** From an offer on until it asks again, or would. */
    private void update(Life life, Heard offer) {
        speak(life, offer);
        while (!life.isAboutToAsk()) {
            speak(life, HEARD);
        }
    }

    private Duration afterHearing(Life life, Heard heard) {
        Instant asked = life.due();
        speak(life, heard);
        return Duration.between(asked, life.due());
    }

    private Message speak(Life life, Heard heard) {
        Instant at = life.due();
        Message message = life.say();
        said.add(message);
        life.hear(heard, at);
        return message;
    }

    private List<String> events() {
        return said.stream().map(LifeTest::event).toList();
    }

    private static String event(Message message) {
        Message.Event event = message.event();
        if (event == null) {
            return "none";
        }
        return event.type() + "/" + event.result()
                + (event.error() == null ? "" : " error " + event.error())
                + (event.previousVersion() == null ? "" : " from " + event.previousVersion());
    }

    private static Odds.Fate fate(Odds odds) {
        return new Odds.Fate(odds, Map.of(), 0, 0);
    }

    private static Life machine(long seed, Odds.Fate fate) {
        Persona who = new Persona(
                ProductId.FLATCAR,
                new MachineId("44b0a5364caf1f2b203f4b49363d553f"),
                "",
                "stable",
                Arch.AMD64,
                "qemu",
                "192.0.2.7",
                "4230.2.1",
                Dialect.BOARD);
        return new Life(who, "4230.2.1", fate, seed, BIRTH);
    }
}
