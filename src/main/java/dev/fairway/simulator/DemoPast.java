package dev.fairway.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the machines of the demo say in the weeks before it begins: each comes at some time with the version that its channel
 * had, and takes a later one some days after the channel did, until it runs what it runs when the demo begins.
 */
final class DemoPast {

    private static final Duration FIRST = Duration.ofDays(31);
    private static final Duration LAST = Duration.ofHours(1);

    /** Most were there from the first days on, the rest came since. */
    private static final double EARLY = 0.8;

    private static final Duration EARLY_FOR = Duration.ofDays(2);

    /** How long after its channel a machine takes a version: the sum of two draws, so that curves are S-shaped. */
    private static final Duration ADOPTION = Duration.ofDays(3);

    /** A machine says that it runs this version, so long before the demo begins. */
    record Word(Duration ago, DemoFleet.Member member, String version) {}

    private final DemoScript script;
    private final SplittableRandom random;

    DemoPast(DemoScript script, long seed) {
        this.script = script;
        this.random = new SplittableRandom(seed);
    }

    /** All that is said, the earliest first. */
    List<Word> words(List<DemoFleet.Member> members) {
        List<Word> words = new ArrayList<>();
        members.forEach(member -> tell(member, words));
        words.sort(Comparator.comparing(Word::ago).reversed());
        return words;
    }

    private void tell(DemoFleet.Member member, List<Word> words) {
        Duration came = random.nextDouble() < EARLY
                ? FIRST.minus(within(EARLY_FOR))
                : LAST.plus(within(FIRST.minus(EARLY_FOR).minus(LAST)));
        String runs = member.life().who().aleph();
        List<DemoScript.Promotion> taken = upTo(runs, member.group().channel());
        if (taken.isEmpty()) {
            words.add(new Word(came, member, runs));
            return;
        }
        String at = taken.getFirst().version();
        List<Word> later = new ArrayList<>();
        Duration before = came;
        for (DemoScript.Promotion step : taken) {
            Duration when = step.ago().minus(within(ADOPTION)).minus(within(ADOPTION));
            if (when.compareTo(came) >= 0) {
                at = step.version();
            } else {
                before = shorter(before, when);
                later.add(new Word(before.compareTo(LAST) > 0 ? before : LAST, member, step.version()));
            }
        }
        words.add(new Word(came, member, at));
        words.addAll(later);
    }

    /** What its channel pointed at, up to the version that it runs in the end; nothing, if that was never promoted there. */
    private List<DemoScript.Promotion> upTo(String version, String channel) {
        List<DemoScript.Promotion> steps = new ArrayList<>();
        for (DemoScript.Promotion step : script.history()) {
            if (step.channel().equals(channel)) {
                steps.add(step);
                if (step.version().equals(version)) {
                    return steps;
                }
            }
        }
        return List.of();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration within(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis()));
    }
}
