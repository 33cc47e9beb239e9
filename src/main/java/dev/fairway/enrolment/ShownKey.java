package dev.fairway.enrolment;

import dev.fairway.access.Secrets;

/**
 * A key that a machine shows in the address that it checks in at. Only its hash is carried along, so that no log and no
 * message can tell it.
 *
 * @param hash SHA-256 in hexadecimal
 */
public record ShownKey(String hash) {

    /** What every key of ours begins with, so that scanners for secrets recognise one. */
    static final String PREFIX = "fwe_";

    /** What was shown, whether it is a key or not. */
    public static ShownKey of(String shown) {
        return new ShownKey(Secrets.hash(shown));
    }

    @Override
    public String toString() {
        return "a key";
    }
}
