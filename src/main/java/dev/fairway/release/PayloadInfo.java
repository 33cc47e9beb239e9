package dev.fairway.release;

import dev.fairway.base.Digest;

/**
 * One file of a release.
 *
 * @param size in bytes, above 0
 * @param url where clients download it; ends in {@code /} and the name
 */
public record PayloadInfo(String name, long size, Digest sha1, Digest sha256, String url) {

    /** What stands before the name in the url: the Omaha {@code codebase}, with its closing slash. */
    public String codebase() {
        return url.substring(0, url.length() - name.length());
    }
}
