package dev.fairway.links;

import dev.fairway.access.Secrets;

/**
 * What stands in the address of a wall. Only its hash is carried along, so that no log and no message can tell it.
 *
 * @param hash SHA-256 in hexadecimal
 */
public record WallToken(String hash) {

    /** What every token of ours begins with, so that scanners for secrets recognise one. */
    static final String PREFIX = "fww_";

    /** What was shown, whether it is a token or not. */
    public static WallToken of(String shown) {
        return new WallToken(Secrets.hash(shown));
    }

    @Override
    public String toString() {
        return "a wall token";
    }
}
