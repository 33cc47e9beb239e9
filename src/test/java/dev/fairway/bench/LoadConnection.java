package dev.fairway.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept connection of the load generator, with the machine that it speaks for and the request that is under way. */
final class LoadConnection {

    private final int port;
    private final Selector selector;
    private SocketChannel channel;
    private SelectionKey key;
    private AnswerReader reader = new AnswerReader();
    private ByteBuffer unsent;

    /** The machine that it speaks for, and the step of its script that is under way. */
    String machine = "";

    int step;

    /** When the request under way was due, and when it was sent. */
    long due;

    long sent;
    boolean waits;

    LoadConnection(int port, Selector selector) throws IOException {
        this.port = port;
        this.selector = selector;
        connect();
    }

    private void connect() throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Opens it anew, after it has ended. */
    void reconnect() throws IOException {
        key.cancel();
        channel.close();
        reader = new AnswerReader();
        unsent = null;
        connect();
    }

    /** Sends a request; what does not fit into the socket at once follows as it can. */
    void send(ByteBuffer request) throws IOException {
        channel.write(request);
        if (request.hasRemaining()) {
            unsent = ByteBuffer.allocate(request.remaining()).put(request).flip();
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Goes on sending. */
    void flush() throws IOException {
        channel.write(unsent);
        if (!unsent.hasRemaining()) {
            unsent = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /**
     * Reads what has arrived, through a buffer that all connections share.
     *
     * @return the answer, if it is complete; else null
     * @throws IOException if the connection has ended
     */
    AnswerReader receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("the server closed the connection");
        }
        return reader.take(buffer.flip()) ? reader : null;
    }

    void close() throws IOException {
        channel.close();
    }
}
