package dev.fairway.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Sends check-ins over many connections from one thread. In a closed loop each connection asks again as soon as it is
 * answered. In an open loop requests are due at fixed times: one for which no connection is free waits, and its time counts
 * from when it was due.
 */
final class LoadLoop {

    private static final long LATEST = TimeUnit.SECONDS.toNanos(1);
    private static final long SECOND = 1_000_000_000L;

    /** How long late answers are waited for after the end. */
    private static final long GRACE = 10 * SECOND;

    private final LoadSettings settings;
    private final MachineName names = new MachineName();
    private final Map<Step, RequestTemplate> templates = new EnumMap<>(Step.class);
    private final ByteBuffer out = ByteBuffer.allocateDirect(8 * 1024);
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final Deque<LoadConnection> free = new ArrayDeque<>();
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Selector selector;
    private final Walk walk;
    private final long end;
    private final Pacer pacer;
    private final LoadTally tally;
    private long visited;
    private int underWay;

    /** Opens the connections. */
    LoadLoop(LoadSettings settings) throws IOException {
        this.settings = settings;
        this.selector = Selector.open();
        this.walk = Walk.over(settings.part().sizeIn(settings.fleet()));
        for (Step step : Step.values()) {
            templates.put(
                    step, RequestTemplate.of(step, settings.part(), "127.0.0.1:" + settings.port(), settings.anew()));
        }
        for (int i = 0; i < settings.connections(); i++) {
            connections.add(new LoadConnection(settings.port(), selector));
        }
        free.addAll(connections);
        long now = System.nanoTime();
        long start = now + settings.warmUp() * SECOND;
        this.end = start + settings.seconds() * SECOND;
        this.tally = new LoadTally(start, end);
        this.pacer = settings.rate() > 0 ? new Pacer(now, settings.rate()) : null;
    }

    /** Does the whole run; gives its figures. */
    Properties run() throws IOException {
        while (true) {
            long now = System.nanoTime();
            dispatch(now);
            boolean nothingMore =
                    now - end >= 0 && (pacer == null || pacer.next() - end >= 0) || isTooLate(now) || allVisited();
            if (nothingMore && underWay == 0 || now - end >= GRACE) {
                break;
            }
            // What is due and not sent waits for an answer; else the next millisecond may bring something due.
            selector.select(this::ready, pacer == null || pacer.isDue(now) ? 10 : 1);
        }
        return figures();
    }

    private Properties figures() throws IOException {
        Properties figures = tally.figures(allVisited() && underWay == 0);
        LoadTally.put(figures, "visited", visited);
        LoadTally.put(figures, "unanswered", underWay);
        LoadTally.put(figures, "neverSent", pacer == null || allVisited() ? 0 : pacer.backlog(end - 1));
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
        return figures;
    }

    /** What an overloaded server left undone is not sent after the end, but told: else the run would never end. */
    private boolean isTooLate(long now) {
        return pacer != null && now - end >= LATEST;
    }

    private boolean allVisited() {
        return settings.most() > 0 && visited >= settings.most();
    }

    /** Gives every free connection its next machine, as far as something is due. */
    private void dispatch(long now) {
        while (!free.isEmpty()
                && !allVisited()
                && !isTooLate(now)
                && (pacer == null ? now - end < 0 : pacer.isDue(now))) {
            if (pacer != null && pacer.next() - end >= 0) {
                return;
            }
            LoadConnection connection = free.poll();
            connection.machine = nextMachine();
            connection.step = 0;
            connection.due = pacer == null ? now : pacer.take();
            underWay++;
            send(connection);
        }
    }

    private String nextMachine() {
        long position = settings.from() + visited++;
        Part part = settings.part();
        return names.of(part, part.isKnown() ? part.number(walk.at(position)) : position);
    }

    private void send(LoadConnection connection) {
        Step step = settings.script().step(connection.step);
        out.clear();
        out.put(templates.get(step).of(connection.machine)).flip();
        connection.sent = System.nanoTime();
        connection.waits = true;
        try {
            connection.send(out);
        } catch (IOException ended) {
            broke(connection);
        }
    }

    private void ready(SelectionKey key) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.flush();
            }
            if (key.isReadable()) {
                AnswerReader answer = connection.receive(in);
                if (answer != null) {
                    answered(connection, answer);
                }
            }
        } catch (IOException ended) {
            broke(connection);
        }
    }

    private void answered(LoadConnection connection, AnswerReader answer) throws IOException {
        long now = System.nanoTime();
        connection.waits = false;
        tally.answered(connection.due, connection.sent, now, answer.status(), answer.isOffer());
        boolean goesOn = settings.script().goesOn(connection.step, answer.isOffer()) && answer.status() == 200;
        if (answer.closes()) {
            connection.reconnect();
        }
        if (goesOn && now - end < 0) {
            connection.step++;
            connection.due = now;
            send(connection);
        } else {
            underWay--;
            free.add(connection);
            dispatch(now);
        }
    }

    private void broke(LoadConnection connection) {
        if (connection.waits) {
            connection.waits = false;
            underWay--;
            tally.broke();
            free.add(connection);
        }
        try {
            connection.reconnect();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException("the server at port " + settings.port() + " is gone", gone);
        }
    }
}
