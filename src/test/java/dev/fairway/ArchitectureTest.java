package dev.fairway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fairway");

    @Test
    void modules_depend_only_on_what_they_say_they_do() {
        ApplicationModules.of(FairwayApplication.class).verify();
    }

    @Test
    void only_the_console_knows_vaadin() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.fairway.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void the_policy_knows_neither_spring_nor_a_clock_nor_a_database() {
        noClasses()
                .that()
                .resideInAPackage("dev.fairway.rollout.policy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.beans..",
                        "org.springframework.context..",
                        "org.springframework.jdbc..",
                        "org.springframework.transaction..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta..",
                        "java.io..",
                        "java.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void the_check_in_path_and_the_machines_are_plain_sql() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.fairway.rollout..", "dev.fairway.omaha..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(CLASSES);
    }
}
