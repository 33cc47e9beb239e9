package dev.fairway.base;

/** Something that was entered or sent cannot be taken as it is; names the field and says what would be right. */
public final class InvalidInput extends RuntimeException {

    private final String field;

    /**
     * @param field where it stands, as a path in the words of the API: {@code plan.stages[1].percent}
     * @param message one sentence that says what is wrong and what is expected
     */
    public InvalidInput(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Where it stands. */
    public String field() {
        return field;
    }

    /** The same refusal, one level further down a path: {@code payloads[0]} + {@code sha1}. */
    public InvalidInput within(String parent) {
        return new InvalidInput(parent + "." + field, sentence());
    }

    /** What is wrong. */
    public String sentence() {
        return java.util.Objects.requireNonNull(getMessage());
    }
}
