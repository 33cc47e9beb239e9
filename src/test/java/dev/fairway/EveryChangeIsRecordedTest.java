package dev.fairway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.fleet.GroupRights;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Whatever a person, a script or a clock can set going that writes to the database also writes to the audit trail, but for
 * what is named here with its reason. Read from the code itself: who calls whom, as far as that is written down.
 */
class EveryChangeIsRecordedTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fairway");

    /** What writes and is no change of anything that people decide. Whoever adds a line says why. */
    private static final Map<String, String> NO_CHANGE = new TreeMap<>(Map.ofEntries(
            Map.entry("PersonSettings.put", "what a person likes to see, seen by nobody else"),
            Map.entry("PersonSettings.on", "what goes with an account, whose removal is recorded"),
            Map.entry("SavedViews.on", "what goes with an account, whose removal is recorded"),
            Map.entry("Sessions.writeDown", "when a session was seen last"),
            Map.entry("TokenUses.writeDown", "when a token was used last"),
            Map.entry("Consequences.on", "what follows from a change that its sender has recorded"),
            Map.entry("AuditKeeping.seal", "the trail itself"),
            Map.entry("TallyKeeping.fold", "figures, counted"),
            Map.entry("TallyKeeping.recount", "figures, counted"),
            Map.entry("HistoryClock.onTheMinute", "figures, written down"),
            Map.entry("RolloutPoints.onTheMinute", "figures, written down"),
            Map.entry("WallUses.write", "who looks at a wall, and when somebody did last"),
            Map.entry("KeyUses.write", "when a key of enrolment was used last"),
            Map.entry("Statistics.refresh", "what the database plans by"),
            Map.entry("Heart.beat", "that the server lives, and for how long it did not")));

    /** What writes for people and asks for no right. Whoever adds a line says why. */
    private static final Map<String, String> NO_QUESTION = new TreeMap<>(Map.ofEntries(
            Map.entry("AccountLinks.accept", "whoever has the link may, once"),
            Map.entry("SignOn.addTo", "whoever somebody else vouches for may sign in"),
            Map.entry("FirstSetup.createAdmin", "whoever has the set-up link may, while there is no account")));

    @Test
    void what_writes_records() {
        Set<String> silent = new TreeSet<>();
        for (JavaMethod entry : entries()) {
            Set<JavaCodeUnit> reached = reachedFrom(entry);
            if (reached.stream().anyMatch(EveryChangeIsRecordedTest::writes)
                    && reached.stream().noneMatch(EveryChangeIsRecordedTest::records)) {
                silent.add(name(entry));
            }
        }
        assertThat(silent).isEqualTo(NO_CHANGE.keySet());
    }

    @Test
    void what_people_set_going_asks_whether_they_may() {
        Set<String> unasked = new TreeSet<>();
        calledBy("api", "console").forEach(entry -> {
            Set<JavaCodeUnit> reached = reachedFrom(entry);
            if (reached.stream().anyMatch(EveryChangeIsRecordedTest::writes)
                    && reached.stream().noneMatch(EveryChangeIsRecordedTest::asks)) {
                unasked.add(name(entry));
            }
        });
        assertThat(unasked).isEqualTo(NO_QUESTION.keySet());
    }

    /** What is called from outside of the services: by the API, the console, a clock or an event. */
    private static Set<JavaMethod> entries() {
        Stream<JavaMethod> called = calledBy("api", "console", "omaha", "simulator", "wall");
        Stream<JavaMethod> woken = CLASSES.stream()
                .flatMap(one -> one.getMethods().stream())
                .filter(method ->
                        method.isAnnotatedWith(Scheduled.class) || method.isAnnotatedWith(EventListener.class));
        return Stream.concat(called, woken)
                .filter(method -> method.getOwner().getPackageName().startsWith("dev.fairway"))
                .collect(Collectors.toSet());
    }

    /** What these call of the services. */
    private static Stream<JavaMethod> calledBy(String... heads) {
        Predicate<String> isHead = name -> Stream.of(heads).anyMatch(head -> name.startsWith("dev.fairway." + head));
        return CLASSES.stream()
                .filter(head -> isHead.test(head.getPackageName()))
                .flatMap(head -> head.getAccessesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .flatMap(target -> target.resolveMember().stream())
                .filter(JavaMethod.class::isInstance)
                .map(JavaMethod.class::cast)
                .filter(method -> method.getOwner().getPackageName().startsWith("dev.fairway"))
                .filter(method -> !isHead.test(method.getOwner().getPackageName()));
    }

    private static Set<JavaCodeUnit> reachedFrom(JavaCodeUnit entry) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(entry));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaCodeUnit at = open.pop();
            at.getAccessesFromSelf().stream()
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(unit -> unit.getOwner().getPackageName().startsWith("dev.fairway"))
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }

    private static boolean writes(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream().anyMatch(access -> {
            String owner = access.getTargetOwner().getName();
            String method = access.getTarget().getName();
            return (owner.startsWith("org.springframework.jdbc.core") && method.matches("update|batchUpdate"))
                    || (access.getTargetOwner().getSimpleName().endsWith("Repository")
                            && method.matches("save|saveAndFlush|saveAll|delete.*|flush"));
        });
    }

    private static boolean asks(JavaCodeUnit unit) {
        return (unit.getOwner().isEquivalentTo(Actor.class) || unit.getOwner().isEquivalentTo(GroupRights.class))
                && unit.getName().equals("require");
    }

    private static boolean records(JavaCodeUnit unit) {
        return unit.getOwner().isEquivalentTo(AuditTrail.class)
                && unit.getName().equals("record");
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
