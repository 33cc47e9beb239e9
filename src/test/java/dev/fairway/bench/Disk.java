package dev.fairway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What it costs to have something on disk: an fsync of this disk, and a commit of this PostgreSQL. */
final class Disk {

    private static final int TIMES = 400;
    private static final int PAGE = 8 * 1024;

    private Disk() {}

    /** Writes and syncs pages one by one, as a log does. */
    static Histogram syncs(Path folder) {
        Path file = folder.resolve("sync");
        Histogram histogram = new Histogram();
        ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < TIMES; i++) {
                page.clear();
                channel.write(page, (long) i % 64 * PAGE);
                long start = System.nanoTime();
                channel.force(false);
                histogram.record(System.nanoTime() - start);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return histogram;
    }

    /** Commits single rows one by one. */
    static Histogram commits(BenchPostgres postgres) {
        Histogram histogram = new Histogram();
        postgres.execute("postgres", "create table if not exists single_commit (number int)");
        try (Connection connection = postgres.open("postgres");
                PreparedStatement insert = connection.prepareStatement("insert into single_commit values (?)")) {
            for (int i = 0; i < TIMES; i++) {
                insert.setInt(1, i);
                long start = System.nanoTime();
                insert.executeUpdate();
                histogram.record(System.nanoTime() - start);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return histogram;
    }
}
