package dev.fairway.bench;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The load generator as a process: {@code LoadGenerator FILE name=value …} does one run and writes its figures to the file. */
final class LoadGenerator {

    private LoadGenerator() {}

    static void main(String[] arguments) throws IOException {
        List<String> all = List.of(arguments);
        LoadSettings settings = LoadSettings.of(all.subList(1, all.size()));
        long cpuBefore = cpu();
        Properties figures = new LoadLoop(settings).run();
        LoadTally.put(figures, "cpu", (cpu() - cpuBefore) / 1e9);
        try (Writer file = Files.newBufferedWriter(Path.of(all.getFirst()))) {
            figures.store(file, null);
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
