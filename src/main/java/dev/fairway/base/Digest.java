package dev.fairway.base;

import java.util.Base64;
import java.util.HexFormat;

/** A digest of a payload, held and written in Base64 as Omaha and the API have it. */
public record Digest(Algorithm algorithm, String base64) {

    /** The two digests that Omaha clients check. */
    public enum Algorithm {
        SHA1("sha1", 20),
        SHA256("sha256", 32);

        private final String label;
        private final int bytes;

        Algorithm(String label, int bytes) {
            this.label = label;
            this.bytes = bytes;
        }
    }

    /** @throws InvalidInput unless {@code base64} is padded Base64 of exactly as many bytes as the algorithm yields */
    public Digest {
        if (!isCanonical(algorithm, base64)) {
            throw new InvalidInput(
                    algorithm.label,
                    "'" + base64 + "' is no " + algorithm.label + ": expected " + algorithm.bytes + " bytes in Base64");
        }
    }

    /** SHA-1 from Base64. */
    public static Digest sha1(String base64) {
        return new Digest(Algorithm.SHA1, base64);
    }

    /** SHA-256 from Base64. */
    public static Digest sha256(String base64) {
        return new Digest(Algorithm.SHA256, base64);
    }

    /** The digest in lower-case hexadecimal, as {@code hash_sha256} wants it on the wire. */
    public String hex() {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    private static boolean isCanonical(Algorithm algorithm, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == algorithm.bytes
                    && Base64.getEncoder().encodeToString(bytes).equals(base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Override
    public String toString() {
        return base64;
    }
}
