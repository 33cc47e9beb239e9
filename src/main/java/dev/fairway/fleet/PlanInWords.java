package dev.fairway.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as people say it. */
final class PlanInWords {

    private final Plan plan;

    private PlanInWords(Plan plan) {
        this.plan = plan;
    }

    static List<String> of(Plan plan) {
        return new PlanInWords(plan).sentences();
    }

    private List<String> sentences() {
        List<String> said = new ArrayList<>();
        said.add(start());
        if (plan.canaryFirst()) {
            said.add("Machines with the label " + Plan.CANARY + " are in the first stage, whatever its share.");
        }
        for (int i = 0; i < plan.stages().size(); i++) {
            said.add(stage(i));
        }
        String limits = limits();
        if (limits != null) {
            said.add(limits);
        }
        said.add(attempts());
        return List.copyOf(said);
    }

    private String start() {
        if (!plan.startsByHand()) {
            return "A new release starts by itself.";
        }
        return plan.fourEyes()
                ? "A new release waits until somebody else than who promoted it starts it."
                : "A new release waits until somebody starts it.";
    }

    private String stage(int index) {
        Plan.Stage stage = plan.stages().get(index);
        boolean isLast = index == plan.stages().size() - 1;
        StringBuilder said = new StringBuilder("Stage " + (index + 1) + ": " + share(stage));
        Duration soak = Duration.parse(stage.soak());
        if (!soak.isZero()) {
            said.append(", which must stand ").append(span(soak));
        }
        if (isLast) {
            said.append(stage.percent().intValue() == 100 ? "" : "; the rest gets nothing");
        } else if (stage.advance().equals("manual")) {
            said.append("; the next stage waits for a person");
        } else {
            said.append("; then the next stage opens by itself");
        }
        said.append(". It halts when more than ")
                .append(stage.maxFailurePercent().toPlainString())
                .append(" % fail.");
        return said.toString();
    }

    private static String share(Plan.Stage stage) {
        if (stage.percent().intValue() == 100) {
            return "all machines";
        }
        String share = stage.percent().toPlainString() + " % of the machines";
        return share + ", at least " + stage.minMachines();
    }

    private @Nullable String limits() {
        String atOnce = plan.maxInFlight() == null
                ? null
                : "at most " + machines(plan.maxInFlight()) + " at once, not counting those that wait for their reboot";
        String inPeriod = plan.maxPerPeriod() == null
                ? null
                : "at most " + machines(plan.maxPerPeriod()) + " begin in any " + unit(plan.periodLength());
        if (atOnce == null && inPeriod == null) {
            return null;
        }
        if (atOnce == null) {
            return "Of all stages, " + inPeriod + ".";
        }
        return "Of all stages, " + atOnce + (inPeriod == null ? "" : ", and " + inPeriod) + ".";
    }

    private String attempts() {
        String tries = plan.maxAttempts() == 1
                ? "A machine tries once"
                : "A machine tries up to " + plan.maxAttempts() + " times, " + wait(plan.waitBetweenAttempts());
        return tries + ", and has " + span(plan.timeout()) + " to install" + reboot() + ".";
    }

    private static String wait(Duration wait) {
        return wait.isZero() ? "without a wait" : span(wait) + " apart";
    }

    private String reboot() {
        return plan.rebootTimeout() == null
                ? "; for its reboot it may wait as long as it likes"
                : " and " + span(Duration.parse(plan.rebootTimeout())) + " to reboot";
    }

    private static String machines(int count) {
        return count == 1 ? "1 machine" : count + " machines";
    }

    /** {@code any hour}, {@code any 90 minutes}. */
    private static String unit(Duration span) {
        String said = span(span);
        return said.matches("1 [a-z]+") ? said.substring(2) : said;
    }

    /** The largest units that say it exactly: {@code 3 days}, {@code 1 hour 30 minutes}. */
    static String span(Duration span) {
        List<String> parts = new ArrayList<>();
        add(parts, span.toDaysPart(), "day");
        add(parts, span.toHoursPart(), "hour");
        add(parts, span.toMinutesPart(), "minute");
        add(parts, span.toSecondsPart(), "second");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
