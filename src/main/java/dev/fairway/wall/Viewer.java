package dev.fairway.wall;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open stream of events. It has no thread: whoever has news hands them over, and they go out as far as the connection
 * takes them. What is handed over while an older message waits takes that one's place, so a slow reader costs no more memory
 * than a quick one and misses nothing that still holds.
 */
final class Viewer implements WriteListener, AsyncListener {

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Consumer<Viewer> gone;
    private byte @Nullable [] state;
    private byte @Nullable [] beat;
    private boolean flushes;
    private boolean ends;
    private boolean isOver;
    private long waitsSince;

    Viewer(AsyncContext connection, ServletOutputStream out, Consumer<Viewer> gone) {
        this.connection = connection;
        this.out = out;
        this.gone = gone;
    }

    /** From now on it takes messages. */
    void open() {
        connection.addListener(this);
        out.setWriteListener(this);
    }

    /** Shows a new state; {@code null} sends none. */
    synchronized void state(byte @Nullable [] message) {
        state = message;
        pump();
    }

    /** Says that the server lives, and how old the state is. */
    synchronized void beat(byte[] message) {
        beat = message;
        pump();
    }

    /** Says a last word and ends. */
    synchronized void end(byte[] message) {
        state = message;
        beat = null;
        ends = true;
        pump();
    }

    /** Since when something waits for the reader, by {@link System#nanoTime()}; 0 if nothing does. */
    synchronized long waitsSince() {
        return waitsSince;
    }

    /** Ends without a word. */
    void drop() {
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
        }
        gone.accept(this);
        try {
            connection.complete();
        } catch (IllegalStateException already) {
            // the container was quicker
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            pump();
        }
    }

    private void pump() {
        try {
            while (!isOver && out.isReady()) {
                waitsSince = 0;
                if (flushes) {
                    flushes = false;
                    out.flush();
                    continue;
                }
                byte[] next = next();
                if (next != null) {
                    flushes = true;
                    out.write(next);
                } else if (ends) {
                    drop();
                } else {
                    return;
                }
            }
            if (waitsSince == 0) {
                waitsSince = System.nanoTime();
            }
        } catch (IOException | IllegalStateException closed) {
            drop();
        }
    }

    private byte @Nullable [] next() {
        byte[] next = state != null ? state : beat;
        if (state != null) {
            state = null;
        } else {
            beat = null;
        }
        return next;
    }

    @Override
    public void onError(Throwable closed) {
        drop();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (this) {
            isOver = true;
        }
        gone.accept(this);
    }

    @Override
    public void onError(AsyncEvent event) {
        drop();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        drop();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it stays as it is
    }
}
