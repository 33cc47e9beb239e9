package dev.fairway.rollout;

import dev.fairway.FairwayApplication;
import dev.fairway.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mockito.Mockito;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole of Fairway on a real database, where time passes only as the test says: nothing is scheduled, the
 * {@link Bench} calls what comes with time. Run once on H2 and once on PostgreSQL, apart
 * from the other tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("virtual-time")
@SpringBootTest(
        classes = {FairwayApplication.class, VirtualTimeTest.Configuration.class},
        properties = "fairway.enrolment.new-per-address=0")
@ContextConfiguration(initializers = VirtualTimeTest.Database.class)
@ExtendWith(VirtualTimeTest.SignOut.class)
@interface VirtualTimeTest {

    /** Nobody is signed in any more when a test is over. */
    class SignOut implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext context) {
            SecurityContextHolder.clearContext();
        }
    }

    /** Nothing is proved of what is on disk here, so no commit waits for a disk. */
    class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, String> settings = TestDatabase.settings();
            settings.compute(
                    "spring.datasource.url",
                    (key, url) -> url == null
                            ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                            : url + "&options=-c%20synchronous_commit=off");
            TestPropertyValues.of(settings).applyTo(context);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    class Configuration {

        @Bean
        @Primary
        TimeTravel timeTravel() {
            return new TimeTravel();
        }

        @Bean
        TaskScheduler taskScheduler() {
            return Mockito.mock(TaskScheduler.class);
        }

        @Bean
        Bench bench(ApplicationContext beans, TimeTravel time) {
            return new Bench(beans, time);
        }
    }
}
