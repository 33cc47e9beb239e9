package dev.fairway.testing;

import dev.fairway.FairwayApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole of Fairway on a real port and a real database: the build runs it once on H2 and once on
 * PostgreSQL. All such tests share one server, so each makes its own product to act on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@SpringBootTest(
        classes = FairwayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "fairway.bootstrap-api-token=" + FairwayTest.TOKEN,
            // A test says which address its machines come from only where that matters: to all others there is no
            // limit.
            "fairway.enrolment.new-per-address=0",
            // Tests bring each minute themselves: one that came between two of their lines would end, halt or count
            // what
            // they are about to look at.
            "fairway.minutes-begin-after=PT10H"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface FairwayTest {

    /** The admin token of the server under test. */
    String TOKEN = "fwy_for-tests-only-0123456789";
}
