package dev.fairway.access;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** {@code audit verify}: looks at the audit trail with the database alone, whether a server runs or not. */
public final class AuditCommand {

    private static final String USAGE = "Usage: audit verify [--checkpoint PLACE:HASH]…";
    private static final String IN_USE =
            "a running Fairway has the data folder. Stop it, or verify through it: with the"
                    + " button on the screen Audit, or GET /api/v1/audit/verification";
    private static final int H2_IN_USE = 90020;
    private static final int INTACT = 0;
    private static final int TAMPERED = 1;
    private static final int FAILED = 2;

    private AuditCommand() {}

    /** No configuration by its annotations, so that a server does not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import({AuditChain.class, AuditVerifier.class})
    static class JustTheTrail {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /**
     * Carries the command out; what it finds goes to standard output.
     *
     * @param typed what was typed after {@code audit}; settings such as {@code --fairway.data=…} are taken too
     * @return 0 if the trail is intact, 1 if it was tampered with, 2 if it could not be looked at
     */
    public static int run(List<String> typed) {
        return run(typed, System.out);
    }

    static int run(List<String> typed, PrintStream out) {
        List<AuditVerifier.Kept> kept = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        if (typed.isEmpty() || !typed.getFirst().equals("verify") || !read(typed, kept, settings)) {
            out.println(USAGE);
            return FAILED;
        }
        SpringApplication look = new SpringApplication(JustTheTrail.class);
        look.setWebApplicationType(WebApplicationType.NONE);
        look.setBannerMode(Banner.Mode.OFF);
        look.setLogStartupInfo(false);
        look.addInitializers(context -> onlyWhatExists(context.getEnvironment()));
        try (ConfigurableApplicationContext context = look.run(settings.toArray(String[]::new))) {
            AuditVerdict verdict = context.getBean(AuditVerifier.class).verify(kept);
            verdict.findings().forEach(finding -> out.println("- " + finding.sentence()));
            out.println(verdict.sentence());
            out.println("Checkpoint " + verdict.sealedUpTo() + ":" + verdict.hash());
            return verdict.isIntact() ? INTACT : TAMPERED;
        } catch (RuntimeException failed) {
            out.println("The audit trail could not be looked at: " + why(failed));
            return FAILED;
        }
    }

    private static String why(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getErrorCode() == H2_IN_USE) {
                return IN_USE;
            }
        }
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
    }

    private static boolean read(List<String> typed, List<AuditVerifier.Kept> kept, List<String> settings) {
        for (int at = 1; at < typed.size(); at++) {
            if (!typed.get(at).equals("--checkpoint")) {
                settings.add(typed.get(at));
                continue;
            }
            at++;
            if (at == typed.size() || !typed.get(at).matches("\\d{1,18}:[0-9a-f]{64}")) {
                return false;
            }
            String[] parts = typed.get(at).split(":");
            kept.add(new AuditVerifier.Kept(Long.parseLong(parts[0]), parts[1]));
        }
        return true;
    }

    /** Else a wrong folder would be given a new, empty database. */
    private static void onlyWhatExists(ConfigurableEnvironment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.startsWith("jdbc:h2:file:")) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("look", Map.of("spring.datasource.url", url + ";IFEXISTS=TRUE")));
        }
    }
}
