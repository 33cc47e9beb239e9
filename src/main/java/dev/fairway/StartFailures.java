package dev.fairway;

import dev.fairway.base.BadSetting;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says in words why Fairway does not start, and what to do, in place of a stack trace. */
class StartFailures implements FailureAnalyzer {

    private static final int H2_IN_USE = 90020;

    private final @Nullable Environment environment;

    StartFailures(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSetting bad) {
                return new FailureAnalysis(bad.getMessage(), "Correct the setting and start again.", bad);
            }
            if (cause instanceof SQLException refused) {
                return database(refused);
            }
        }
        return null;
    }

    private @Nullable FailureAnalysis database(SQLException refused) {
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        if (refused.getErrorCode() == H2_IN_USE) {
            return new FailureAnalysis(
                    "The data folder " + setting("fairway.data") + " is in use by another Fairway.",
                    "Stop the other one, or give this one a folder of its own with FAIRWAY_DATA.",
                    refused);
        }
        if (state.startsWith("08")) {
            return new FailureAnalysis(
                    "The database at " + url() + " does not answer.",
                    "Start it, or correct SPRING_DATASOURCE_URL.",
                    refused);
        }
        if (state.startsWith("28")) {
            return new FailureAnalysis(
                    "The database at " + url() + " refuses the user or the password.",
                    "Correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                    refused);
        }
        if (state.equals("3D000")) {
            return new FailureAnalysis(
                    "There is no such database at " + url() + ".",
                    "Create it, or correct SPRING_DATASOURCE_URL.",
                    refused);
        }
        return null;
    }

    /** Without its parameters, which may hold a password. */
    private String url() {
        return setting("spring.datasource.url").replaceFirst("[?;].*", "");
    }

    private String setting(String name) {
        String value = environment == null ? null : environment.getProperty(name);
        return value == null ? "(" + name + ")" : value;
    }
}
