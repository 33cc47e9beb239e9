package dev.fairway.simulator;

import dev.fairway.base.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The machines of the demo, group by group. */
final class DemoFleet {

    private static final Odds USUAL = new Odds(0.006, 0.003, 0.002);
    private static final double FADES = 0.0004;
    private static final double DEFERS = 0.01;

    /** Of a thousand machines so many are away when the demo begins, and come back late or never. */
    private static final int AWAY = 12;

    private static final String OLD_STABLE = "9a2deb70-37be-4026-853f-bfdd6b347bbe";

    private final SplittableRandom random;
    private final List<Member> members = new ArrayList<>();

    /** A machine, and the group of the script that it was made for. */
    record Member(Life life, DemoScript.Group group) {}

    /** The same seed makes the same machines. */
    DemoFleet(DemoScript script, long seed) {
        this.random = new SplittableRandom(seed);
        script.groups().forEach(this::populate);
        addOdd(script.groups().getFirst());
    }

    List<Member> members() {
        return members;
    }

    List<Life> machines() {
        return members.stream().map(Member::life).toList();
    }

    private void populate(DemoScript.Group group) {
        for (int i = 0; i < group.machines(); i++) {
            members.add(new Member(life(persona(group, i, group.track()), group), group));
        }
    }

    /** Some that every fleet has: with a track that nobody knows, with one of the old group GUIDs, two with one id. */
    private void addOdd(DemoScript.Group group) {
        for (int i = 0; i < 12; i++) {
            String track = i < 5 ? "developer" : OLD_STABLE;
            Persona who = persona(group, group.machines() + i, track);
            members.add(new Member(life(who, group), group));
            if (i == 11) {
                members.add(new Member(life(who, group), group));
            }
        }
    }

    private Life life(Persona who, DemoScript.Group group) {
        Odds.Fate fate = new Odds.Fate(USUAL, group.specialOdds(), FADES, DEFERS);
        // Their first words come within some minutes of theirs, which is seconds of ours.
        Instant first = Fleet.BIRTH.plus(Crowd.within(Duration.ofMinutes(12), random));
        Life life = new Life(who, who.aleph(), fate, random.nextLong(), first);
        if (random.nextInt(1000) < AWAY) {
            life.beAwayUntil(Fleet.BIRTH.plus(Duration.ofHours(6)).plus(Crowd.within(Duration.ofDays(6), random)));
        }
        return life;
    }

    private Persona persona(DemoScript.Group group, int index, String track) {
        String pattern = group.aliases().get(index % group.aliases().size());
        String number = String.format("%03d", index / group.aliases().size() + 1);
        return new Persona(
                ProductId.FLATCAR,
                Ids.machine(random),
                pattern.replace("%", number),
                track,
                group.archValue(),
                group.oems().get(random.nextInt(group.oems().size())),
                group.network() + "." + random.nextInt(4) + "." + random.nextInt(1, 255),
                version(group.versions()),
                random.nextInt(30) == 0 ? Dialect.OS_ARCH : Dialect.BOARD);
    }

    private String version(Map<String, Integer> versions) {
        int drawn = random.nextInt(100);
        String last = "";
        for (Map.Entry<String, Integer> share : versions.entrySet()) {
            last = share.getKey();
            drawn -= share.getValue();
            if (drawn < 0) {
                break;
            }
        }
        return last;
    }
}
