package dev.fairway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Open walls, all of them on one thread: they note when a state comes after something was changed. */
final class WallViewers implements AutoCloseable {

    private final Selector selector;
    private final List<SocketChannel> all = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Histogram arrivals = new Histogram();
    private long changedAt;
    private long arrived;

    /** Whether one has seen the state that followed the last change. */
    private static final class Seen {
        private boolean yes = true;
        private String rest = "";
    }

    WallViewers(int port, String path, int count) {
        try {
            selector = Selector.open();
            byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", port));
                channel.write(ByteBuffer.wrap(request));
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Seen());
                all.add(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the next state of each viewer counts as the arrival of a change. */
    void changed() {
        changedAt = System.nanoTime();
        selector.keys().forEach(key -> ((Seen) key.attachment()).yes = false);
    }

    /** Reads what comes, for so long. */
    void look(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                selector.select(this::read, Math.max(1, left / 1_000_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                key.cancel();
                return;
            }
            Seen seen = (Seen) key.attachment();
            String text = seen.rest
                    + StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
            seen.rest = text.substring(Math.max(0, text.length() - 12));
            if (!seen.yes && text.contains("event: state")) {
                seen.yes = true;
                seen.rest = "";
                arrivals.record(System.nanoTime() - changedAt);
                arrived++;
            }
        } catch (IOException lost) {
            key.cancel();
        }
    }

    Histogram arrivals() {
        return arrivals;
    }

    long arrived() {
        return arrived;
    }

    /** How many are still connected. */
    long open() {
        return selector.keys().stream().filter(SelectionKey::isValid).count();
    }

    @Override
    public void close() {
        try {
            for (SocketChannel channel : all) {
                channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
