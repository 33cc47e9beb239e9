package dev.fairway.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The two hashes of a sealed entry: over what it says, and over that and the hash of the entry before. */
final class AuditHashes {

    /** What the first entry follows. */
    static final String BEGINNING = "0".repeat(64);

    private static final int MISSING = -1;

    private AuditHashes() {}

    /** Over all that an entry says, each part with its length in front: no two entries are hashed from the same bytes. */
    static String content(AuditTrail.Entry entry) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(entry.id()).array());
        add(sha256, entry.at().toString());
        add(sha256, entry.who());
        add(sha256, entry.from());
        add(sha256, entry.action());
        add(sha256, entry.objectType());
        add(sha256, entry.objectId());
        add(sha256, entry.before());
        add(sha256, entry.after());
        add(sha256, entry.reason());
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Over the entry before and this one. */
    static String chained(String before, String content) {
        return HexFormat.of().formatHex(sha256().digest((before + content).getBytes(StandardCharsets.US_ASCII)));
    }

    private static void add(MessageDigest sha256, @Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? MISSING : bytes.length)
                .array());
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
