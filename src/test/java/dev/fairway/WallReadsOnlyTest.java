package dev.fairway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** The wall cannot change anything, whatever a request to it says: read from the code itself. */
class WallReadsOnlyTest {

    private static final String WALL = "dev.fairway.wall";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fairway");

    @Test
    void the_wall_calls_these_services_and_no_others() {
        Set<String> called = calledFromTheWall().stream()
                .filter(unit -> unit.getOwner().isMetaAnnotatedWith(Component.class))
                .map(WallReadsOnlyTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(called)
                .containsExactlyInAnyOrder(
                        "FleetHistory.curves",
                        "FleetNews.latest",
                        "FleetOverview.see",
                        "LivingLinks.find",
                        "LivingLinks.known",
                        "LivingLinks.refresh",
                        "WallUses.came",
                        "WallUses.note",
                        "WallUses.went");
    }

    @Test
    void nothing_that_the_wall_calls_comes_to_a_statement_that_writes() {
        Set<String> writing = calledFromTheWall().stream()
                .filter(unit -> reachedFrom(unit).stream().anyMatch(WallReadsOnlyTest::writes))
                .map(WallReadsOnlyTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(writing).isEmpty();
    }

    @Test
    void the_wall_holds_no_connection_to_the_database_of_its_own() {
        assertThat(CLASSES.stream()
                        .filter(one -> one.getPackageName().startsWith(WALL))
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith("java.sql")
                                || name.startsWith("javax.sql")
                                || name.startsWith("org.springframework.jdbc")
                                || name.startsWith("jakarta.persistence")))
                .isEmpty();
    }

    private static Set<JavaCodeUnit> calledFromTheWall() {
        return CLASSES.stream()
                .filter(one -> one.getPackageName().startsWith(WALL))
                .flatMap(one -> one.getAccessesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .flatMap(target -> target.resolveMember().stream())
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .filter(unit ->
                        isOurs(unit) && !unit.getOwner().getPackageName().startsWith(WALL))
                .collect(Collectors.toSet());
    }

    private static Set<JavaCodeUnit> reachedFrom(JavaCodeUnit entry) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(entry));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            open.pop().getAccessesFromSelf().stream()
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(WallReadsOnlyTest::isOurs)
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

    private static boolean isOurs(JavaCodeUnit unit) {
        return unit.getOwner().getPackageName().startsWith("dev.fairway");
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }
}
