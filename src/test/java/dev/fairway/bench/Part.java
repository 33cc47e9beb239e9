package dev.fairway.bench;

/**
 * The parts of the loaded fleet. Of each 20 machines in a row 16 follow stable, 2 beta, 1 alpha and 1 lts, a channel without
 * a release: those are the old, silent and failing ones that make lists believable, and none of them is ever polled.
 */
enum Part {
    STABLE("stable", "4230.2.0", "4230.3.0", "ec2", 0, 16),
    BETA("beta", "4372.1.0", "4372.2.0", "azure", 16, 2),
    ALPHA("alpha", "4426.0.0", "4426.1.0", "qemu", 18, 1),
    LTS("lts", "4081.3.0", "4081.3.1", "packet", 19, 1),
    /** Machines that nobody has heard of, of the stable track. */
    UNKNOWN("stable", "4230.2.0", "4230.3.0", "ec2", 0, 20);

    /** After so many machines the pattern begins again. */
    static final int PATTERN = 20;

    private final String track;
    private final String version;
    private final String nextVersion;
    private final String oem;
    private final int first;
    private final int share;

    Part(String track, String version, String nextVersion, String oem, int first, int share) {
        this.track = track;
        this.version = version;
        this.nextVersion = nextVersion;
        this.oem = oem;
        this.first = first;
        this.share = share;
    }

    /** The track, the channel and the group, which have one name. */
    String track() {
        return track;
    }

    /** What its machines run, and what its channel points at. */
    String version() {
        return version;
    }

    /** What its channel is moved to when something is to be granted. */
    String nextVersion() {
        return nextVersion;
    }

    String oem() {
        return oem;
    }

    /** The places of its machines in the pattern: from this one … */
    int first() {
        return first;
    }

    /** … to the one before this. */
    int end() {
        return first + share;
    }

    /** How many machines it has in a fleet of this size, which is a multiple of {@link #PATTERN}. */
    long sizeIn(long fleet) {
        return fleet / PATTERN * share;
    }

    /** The number in the fleet of its k-th machine, from 0. */
    long number(long k) {
        return k / share * PATTERN + first + k % share;
    }

    /** Numbers of machines that nobody has heard of have names of their own. */
    boolean isKnown() {
        return this != UNKNOWN;
    }
}
