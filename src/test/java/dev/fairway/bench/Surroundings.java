package dev.fairway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What was measured on. */
final class Surroundings {

    private Surroundings() {}

    static void tell(Report report, Options options) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        report.surroundings("again", "`" + options.again() + "`");
        report.surroundings(
                "when", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        report.surroundings(
                "processors",
                Runtime.getRuntime().availableProcessors()
                        + " for server, PostgreSQL, floor and load generator together" + processor());
        report.surroundings("memory", system.getTotalMemorySize() / (1 << 20) + " MiB; the server has 512 MiB of heap");
        report.surroundings("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        report.surroundings("JDK", System.getProperty("java.vendor") + " " + Runtime.version());
        report.surroundings(
                "seed",
                "none is needed: machine n is called MD5(\"" + MachineName.KNOWN
                        + "n\"), and walks step by the golden ratio");
        report.surroundings("load average before", "%.2f".formatted(system.getSystemLoadAverage()));
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return "";
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> " (" + line.substring(line.indexOf(':') + 2) + ")")
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
