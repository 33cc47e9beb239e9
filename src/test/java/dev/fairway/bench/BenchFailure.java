package dev.fairway.bench;

/** The benchmark cannot go on; the message is a sentence for who runs it. */
final class BenchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchFailure(String sentence) {
        super(sentence);
    }

    BenchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
