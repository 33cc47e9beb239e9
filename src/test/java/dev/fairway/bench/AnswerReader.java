package dev.fairway.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads the answers of one connection, which come one after the other, and of each only what counts: its status, its length,
 * and whether it offers a release.
 */
final class AnswerReader {

    private static final byte[] LENGTH = "content-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "connection: close".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] OFFER = "<urls".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;

    private byte[] bytes = new byte[2048];
    private int filled;
    private int status;
    private boolean offer;
    private boolean closes;

    /**
     * Takes what has arrived.
     *
     * @return whether the answer is complete
     * @throws IOException if this is no answer that a length is told of
     */
    boolean take(ByteBuffer arrived) throws IOException {
        int count = arrived.remaining();
        if (filled + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, filled + count));
        }
        arrived.get(bytes, filled, count);
        filled += count;
        return isComplete();
    }

    /** The status of the complete answer. */
    int status() {
        return status;
    }

    /** Whether the complete answer offers a release. */
    boolean isOffer() {
        return offer;
    }

    /** Whether the server closes the connection after this answer. */
    boolean closes() {
        return closes;
    }

    private boolean isComplete() throws IOException {
        int body = bodyStart();
        if (body < 0) {
            return false;
        }
        int end = body + contentLength(body);
        if (filled < end) {
            return false;
        }
        status = number(STATUS_AT);
        closes = find(CLOSE, 0, body) >= 0;
        offer = find(OFFER, body, end) >= 0;
        filled = 0;
        return true;
    }

    private int bodyStart() {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int headEnd) throws IOException {
        int at = find(LENGTH, 0, headEnd);
        if (at < 0) {
            throw new IOException("an answer says no Content-Length");
        }
        at += LENGTH.length;
        while (bytes[at] == ' ') {
            at++;
        }
        return number(at);
    }

    private int number(int from) {
        int number = 0;
        for (int i = from; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** Where {@code wanted}, which is in lower case, begins between two places; -1 if nowhere. */
    private int find(byte[] wanted, int from, int end) {
        for (int i = from; i + wanted.length <= end; i++) {
            int matched = 0;
            while (matched < wanted.length && lower(bytes[i + matched]) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
