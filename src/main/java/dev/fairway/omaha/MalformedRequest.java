package dev.fairway.omaha;

/** The body is no Omaha request that can be answered; the message says why, in one sentence. */
final class MalformedRequest extends Exception {

    MalformedRequest(String message) {
        super(message);
    }
}
