package dev.fairway.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of the fleet's machines: MD5 of their number, as the databases compute it too, because real machine ids are as
 * random. The boot id follows from the machine id. Not for several threads at once.
 */
final class MachineName {

    /** The length of a machine id. */
    static final int LENGTH = 32;

    /** What is hashed before the number of a machine of the loaded fleet. */
    static final String KNOWN = "machine ";

    /** What is hashed before the number of one that nobody has heard of. */
    static final String UNKNOWN = "newcomer ";

    private final MessageDigest md5;

    MachineName() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The id of a machine. */
    String of(Part part, long number) {
        return HexFormat.of().formatHex(digest(part, number));
    }

    private byte[] digest(Part part, long number) {
        String text = (part.isKnown() ? KNOWN : UNKNOWN) + number;
        return md5.digest(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The boot id of a machine as the fleet was loaded: its id in the form of a UUID, in braces. */
    static String bootId(String machine) {
        return "{" + machine.substring(0, 8) + "-" + machine.substring(8, 12) + "-" + machine.substring(12, 16) + "-"
                + machine.substring(16, 20) + "-" + machine.substring(20) + "}";
    }

    /** Its boot id after the next boot. */
    static String nextBootId(String machine) {
        return bootId(new StringBuilder(machine).reverse().toString());
    }
}
