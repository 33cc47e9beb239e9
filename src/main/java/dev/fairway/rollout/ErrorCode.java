package dev.fairway.rollout;

import java.util.Map;

/**
 * Why an update failed, in the numbers of {@code update_engine} (its {@code ActionExitCode}).
 *
 * @param value the code without the flags that the client puts into its top bits
 */
public record ErrorCode(int value) {

    /** The client booted its old version again after the update. */
    public static final ErrorCode FELL_BACK = new ErrorCode(44);

    private static final int HTTP_STATUS_BASE = 2000;

    /** What it means, and what a person can do about it. */
    private record Words(String meaning, String advice) {}

    private static final String TRY_AGAIN = "It tries again by itself.";
    private static final String CHECK_PAYLOAD =
            "Compare the payload at its url with the size and digests of the release; a proxy or mirror may serve another file.";
    private static final String CHECK_SIGNATURE =
            "The payload is not signed by the key that this machine trusts. Do not promote it further.";
    private static final String CHECK_DISK = "Look at the machine's disk and its kernel log, then let it retry.";

    private static final Map<Integer, Words> WORDS = Map.ofEntries(
            Map.entry(
                    1,
                    new Words(
                            "The update failed, without a closer reason",
                            "Read update_engine's journal on the machine.")),
            Map.entry(2, new Words("Its check did not get through", TRY_AGAIN)),
            Map.entry(3, new Words("It could not work with the offer", "Check the release's url, size and digests.")),
            Map.entry(4, new Words("The image could not be copied to the disk", CHECK_DISK)),
            Map.entry(
                    5,
                    new Words(
                            "Postinstall failed: the new system could not be prepared for booting",
                            "Most often /boot is full or read-only: read df /boot, then let it retry.")),
            Map.entry(6, new Words("The new system could not be marked as bootable", CHECK_DISK)),
            Map.entry(7, new Words("The partition to install to could not be opened", CHECK_DISK)),
            Map.entry(8, new Words("The kernel's partition could not be opened", CHECK_DISK)),
            Map.entry(9, new Words("The download broke off", "Check that the machine reaches the payload's url.")),
            Map.entry(10, new Words("The downloaded payload has another digest than announced", CHECK_PAYLOAD)),
            Map.entry(11, new Words("The downloaded payload has another size than announced", CHECK_PAYLOAD)),
            Map.entry(12, new Words("The payload's signature could not be verified", CHECK_SIGNATURE)),
            Map.entry(13, new Words("The new partition's description could not be read", CHECK_PAYLOAD)),
            Map.entry(14, new Words("The download could not be written to the disk", CHECK_DISK)),
            Map.entry(15, new Words("The installed system is not what the payload says", CHECK_DISK)),
            Map.entry(16, new Words("The installed kernel is not what the payload says", CHECK_DISK)),
            Map.entry(17, new Words("The payload is not signed, but must be", CHECK_SIGNATURE)),
            Map.entry(18, new Words("The payload is signed by another key than the machine trusts", CHECK_SIGNATURE)),
            Map.entry(20, new Words("The download could not be prepared", CHECK_DISK)),
            Map.entry(21, new Words("The payload is no update payload", CHECK_PAYLOAD)),
            Map.entry(22, new Words("The payload carries no signature", CHECK_SIGNATURE)),
            Map.entry(23, new Words("The payload's manifest could not be read", CHECK_PAYLOAD)),
            Map.entry(24, new Words("The signature of the payload's metadata could not be checked", CHECK_SIGNATURE)),
            Map.entry(25, new Words("The signature of the payload's metadata is wrong", CHECK_SIGNATURE)),
            Map.entry(26, new Words("The payload's metadata is signed by another key", CHECK_SIGNATURE)),
            Map.entry(27, new Words("A part of the payload could not be verified", CHECK_PAYLOAD)),
            Map.entry(28, new Words("A part of the payload could not be applied", CHECK_DISK)),
            Map.entry(29, new Words("A part of the payload has another digest than announced", CHECK_PAYLOAD)),
            Map.entry(
                    30, new Words("Its check was answered with nothing", "A proxy may stand between it and Fairway.")),
            Map.entry(
                    31,
                    new Words("It could not read the answer to its check", "A proxy may change what Fairway answers.")),
            Map.entry(32, new Words("The payload's metadata has another size than announced", CHECK_PAYLOAD)),
            Map.entry(33, new Words("The payload's metadata signature is malformed", CHECK_SIGNATURE)),
            Map.entry(
                    34,
                    new Words("It could not use the answer to its check", "A proxy may change what Fairway answers.")),
            Map.entry(35, new Words("Its own policy ignores the update", "Look at update.conf on the machine.")),
            Map.entry(
                    36, new Words("Its own policy puts the update off", "It comes by itself when its policy allows.")),
            Map.entry(37, new Words("Its check was answered with an HTTP error", TRY_AGAIN)),
            Map.entry(38, new Words("A part of the payload carries no digest", CHECK_PAYLOAD)),
            Map.entry(39, new Words("The payload's metadata carries no signature", CHECK_SIGNATURE)),
            Map.entry(40, new Words("It waits after a failed download before it tries again", TRY_AGAIN)),
            Map.entry(41, new Words("Postinstall could not prepare the machine", CHECK_DISK)),
            Map.entry(
                    44,
                    new Words(
                            "It booted its old version again",
                            "The new version did not come up. Read the machine's console or journal of that boot, then let it retry.")));

    /**
     * Whether it speaks of the check and not of the release (2, 30, 31, 34 to 36, 40, and HTTP statuses): such an error is
     * recorded, but never ends a grant.
     */
    public boolean speaksOfTheCheck() {
        return value >= HTTP_STATUS_BASE
                || value == 2
                || value == 30
                || value == 31
                || (value >= 34 && value <= 36)
                || value == 40;
    }

    /** What it means, in one phrase. */
    public String meaning() {
        if (value >= HTTP_STATUS_BASE) {
            return "Its request was answered with HTTP " + (value - HTTP_STATUS_BASE);
        }
        Words words = WORDS.get(value);
        return words == null ? "The update failed with code " + value : words.meaning();
    }

    /** What a person can do about it. */
    public String advice() {
        if (value >= HTTP_STATUS_BASE) {
            return TRY_AGAIN + " If it does not pass, look at the server or proxy that gave this answer.";
        }
        Words words = WORDS.get(value);
        return words == null ? "Read update_engine's journal on the machine." : words.advice();
    }
}
