package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a group takes a new release: in which stages, and within which limits. Written as it is in the API and kept so in
 * the database; what cannot be meant cannot be constructed.
 *
 * @param stages 1 to {@value #MOST_STAGES}, with growing percents
 * @param maxInFlight how many machines may be updating at once; {@code null} for any number
 * @param maxPerPeriod how many may begin in any {@code period}; {@code null} for any number
 * @param period ISO-8601 duration, a minute to 31 days
 * @param updateTimeout how long a machine may take from its grant until it has installed; ISO-8601, a minute to 31 days
 * @param rebootTimeout how long it may then wait for its reboot; {@code null} for ever
 * @param maxAttempts how often a machine tries one release by itself, 1 to 100
 * @param retryWait how long it waits between attempts; ISO-8601
 * @param start whether a rollout starts by itself: {@code auto} or {@code manual}
 * @param fourEyes whether who promoted may not start it
 * @param canaryFirst whether machines with the label {@value #CANARY} are in the first stage, whatever their share
 */
public record Plan(
        List<Stage> stages,
        @Nullable Integer maxInFlight,
        @Nullable Integer maxPerPeriod,
        String period,
        String updateTimeout,
        @Nullable String rebootTimeout,
        int maxAttempts,
        String retryWait,
        String start,
        boolean fourEyes,
        boolean canaryFirst) {

    /** The label of machines that go first. */
    public static final String CANARY = "canary";

    /** The most stages that a plan has. */
    public static final int MOST_STAGES = 20;

    /** The most machines that a stage opens whatever its share. */
    public static final int MOST_MINIMUM = 200;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * One stage.
     *
     * @param percent of the group, above 0 and up to 100, two decimals
     * @param soak how long it must stand before the next; ISO-8601, up to 31 days
     * @param maxFailurePercent 0 to 100: above that the rollout halts
     * @param advance whether the next stage opens by itself: {@code auto} or {@code manual}
     * @param minMachines how many it opens at least, 1 to {@value #MOST_MINIMUM}
     */
    public record Stage(
            BigDecimal percent, String soak, BigDecimal maxFailurePercent, String advance, int minMachines) {

        /** @throws InvalidInput naming the field that is out of range */
        public Stage {
            if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new InvalidInput("percent", "percent is above 0 and at most 100");
            }
            if (percent.stripTrailingZeros().scale() > 2) {
                throw new InvalidInput("percent", "percent has at most two decimals");
            }
            // 100 and 100.00 say the same, so that they are the same
            percent = plain(percent);
            if (maxFailurePercent.signum() < 0 || maxFailurePercent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new InvalidInput("maxFailurePercent", "maxFailurePercent is from 0 to 100");
            }
            maxFailurePercent = plain(maxFailurePercent);
            soak = duration("soak", soak, Duration.ZERO).toString();
            choice("advance", advance);
            if (minMachines < 1 || minMachines > MOST_MINIMUM) {
                throw new InvalidInput("minMachines", "minMachines is from 1 to " + MOST_MINIMUM);
            }
        }
    }

    /** @throws InvalidInput naming the field that is out of range */
    public Plan {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw new InvalidInput("stages", "a plan has 1 to " + MOST_STAGES + " stages");
        }
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).percent().compareTo(stages.get(i - 1).percent()) <= 0) {
                throw new InvalidInput("stages[" + i + "].percent", "each stage opens more than the one before it");
            }
        }
        positive("maxInFlight", maxInFlight);
        positive("maxPerPeriod", maxPerPeriod);
        period = duration("period", period, MINUTE).toString();
        updateTimeout = duration("updateTimeout", updateTimeout, MINUTE).toString();
        if (rebootTimeout != null) {
            rebootTimeout = duration("rebootTimeout", rebootTimeout, MINUTE).toString();
        }
        if (maxAttempts < 1 || maxAttempts > 100) {
            throw new InvalidInput("maxAttempts", "maxAttempts is from 1 to 100");
        }
        retryWait = duration("retryWait", retryWait, Duration.ZERO).toString();
        choice("start", start);
    }

    /** Plans to begin from. */
    public enum Preset {
        /** 1, 10 and 50 percent, a day each, then all. */
        STEADY("steady", "1 %, 10 % and 50 % stand a day each, then all follow: for everyday releases."),
        /** 10 percent, then all. */
        FAST("fast", "10 % stand four hours, then all follow: for what was proved elsewhere."),
        /** All at once, within limits. */
        URGENT("urgent", "All at once, within limits: for a hole that must be closed today."),
        /** Seven waves, half a day each. */
        WAVES("waves", "1, 5, 15, 40, 60, 90 % and all, half a day apart: for large fleets."),
        /** One machine after the other. */
        ONE_BY_ONE("one by one", "One machine after the other: for machines that must not be away together.");

        private final String label;
        private final String sentence;

        Preset(String label, String sentence) {
            this.label = label;
            this.sentence = sentence;
        }

        /** Its name for people. */
        public String label() {
            return label;
        }

        /** What it does and what it is for, in one sentence. */
        public String sentence() {
            return sentence;
        }

        /** The plan itself. */
        public Plan plan() {
            return switch (this) {
                case STEADY -> of("PT24H", null, null, 1, 10, 50, 100);
                case FAST -> of("PT4H", null, null, 10, 100);
                case URGENT -> of("PT0S", 200, 2000, 100);
                case WAVES -> of("PT12H", null, null, 1, 5, 15, 40, 60, 90, 100);
                case ONE_BY_ONE -> of("PT0S", 1, null, 100);
            };
        }

        private static Plan of(
                String soak, @Nullable Integer maxInFlight, @Nullable Integer maxPerPeriod, int... percents) {
            List<Stage> stages = new ArrayList<>();
            for (int percent : percents) {
                String stands = percent == 100 ? "PT0S" : soak;
                stages.add(new Stage(BigDecimal.valueOf(percent), stands, BigDecimal.TWO, "auto", 1));
            }
            return new Plan(stages, maxInFlight, maxPerPeriod, "PT1H", "PT3H", null, 3, "PT1H", "auto", false, false);
        }
    }

    /** 1 %, 10 %, 50 %, all; a day between them. */
    public static Plan steady() {
        return Preset.STEADY.plan();
    }

    /** What it will do, in whole sentences, stage by stage. */
    public List<String> sentences() {
        return PlanInWords.of(this);
    }

    /** The same plan with other stages. */
    public Plan with(List<Stage> others) {
        return new Plan(
                others,
                maxInFlight,
                maxPerPeriod,
                period,
                updateTimeout,
                rebootTimeout,
                maxAttempts,
                retryWait,
                start,
                fourEyes,
                canaryFirst);
    }

    /** {@link #updateTimeout} as a duration. */
    public Duration timeout() {
        return Duration.parse(updateTimeout);
    }

    /** {@link #period} as a duration. */
    public Duration periodLength() {
        return Duration.parse(period);
    }

    /** {@link #retryWait} as a duration. */
    public Duration waitBetweenAttempts() {
        return Duration.parse(retryWait);
    }

    /** Whether a rollout waits for a person to start it. */
    public boolean startsByHand() {
        return start.equals("manual");
    }

    private static BigDecimal plain(BigDecimal percent) {
        BigDecimal stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void positive(String field, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new InvalidInput(field, field + " is 1 or more, or null for no limit");
        }
    }

    private static void choice(String field, String value) {
        if (!value.equals("auto") && !value.equals("manual")) {
            throw new InvalidInput(field, "'" + value + "' is no " + field + ": expected auto or manual");
        }
    }

    /** Reads an ISO-8601 duration between {@code least} and 31 days. */
    static Duration duration(String field, String text, Duration least) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException broken) {
            throw new InvalidInput(field, "'" + text + "' is no ISO-8601 duration such as PT3H");
        }
        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidInput(field, field + " is from " + least + " to 31 days");
        }
        return duration;
    }
}
