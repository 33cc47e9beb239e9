package dev.fairway.wall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one JavaScript file of the wall, as the build made it from {@code frontend/wall}, and the version that pages compare. */
@Component
class WallScript {

    private final byte[] bytes;
    private final String version;

    WallScript(@Value("${fairway.version}") String release) {
        this.bytes = read();
        this.version = release + "-" + hash(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Of Fairway and of the file itself: a page that was made by another reloads itself. */
    String version() {
        return version;
    }

    /** Empty where the front end was not built, as in tests of the rest. */
    private static byte[] read() {
        try (InputStream file = WallScript.class.getResourceAsStream("fairway-wall.js")) {
            return file == null ? new byte[0] : file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
