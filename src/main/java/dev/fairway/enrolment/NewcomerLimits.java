package dev.fairway.enrolment;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many new machine ids came lately, from each address and with each key; machines that are known are never counted. An
 * IPv6 site is its /64, for whoever has one has all its addresses. What comes from the server itself has no limit: that is a
 * proxy that nobody configured, or somebody who is inside already.
 *
 * <p>Each node counts for itself, in memory that does not grow: every source falls into one of {@value #SLOTS} slots by a
 * hash that nobody outside can foresee, and the few that share one share its limit. A slot counts from its first newcomer
 * for ten minutes, and then begins anew.
 */
@Component
class NewcomerLimits {

    private static final int SLOTS = 1 << 16;
    private static final int SITE_BYTES = 8;

    private final int[] counts = new int[SLOTS];
    private final long[] since = new long[SLOTS];
    private final long seed = UUID.randomUUID().getMostSignificantBits();

    /** Takes a place for a newcomer from here; false if all are taken. */
    synchronized boolean take(EnrolmentRules rules, String address, @Nullable UUID key, Instant now) {
        int byAddress = addressSlot(rules, address);
        int byKey = keySlot(rules, key);
        if (isFull(byAddress, rules.newPerAddress(), now) || isFull(byKey, rules.newPerKey(), now)) {
            return false;
        }
        add(byAddress, 1);
        add(byKey, 1);
        return true;
    }

    /** Gives a place back that was taken for somebody who did not come in after all. */
    synchronized void giveBack(EnrolmentRules rules, String address, @Nullable UUID key) {
        add(addressSlot(rules, address), -1);
        add(keySlot(rules, key), -1);
    }

    private boolean isFull(int slot, int limit, Instant now) {
        if (slot < 0) {
            return false;
        }
        long at = now.toEpochMilli();
        long age = at - since[slot];
        if (counts[slot] == 0 || age < 0 || age >= EnrolmentSettings.PERIOD.toMillis()) {
            counts[slot] = 0;
            since[slot] = at;
        }
        return counts[slot] >= limit;
    }

    private void add(int slot, int number) {
        if (slot >= 0) {
            counts[slot] = Math.max(0, counts[slot] + number);
        }
    }

    /** Below 0 where nothing is to be counted. */
    private int addressSlot(EnrolmentRules rules, String address) {
        if (rules.newPerAddress() == 0) {
            return -1;
        }
        byte[] bytes = bytes(address);
        if (bytes != null && isOurs(bytes)) {
            return -1;
        }
        int site = bytes == null
                ? address.hashCode()
                : Arrays.hashCode(bytes.length > SITE_BYTES ? Arrays.copyOf(bytes, SITE_BYTES) : bytes);
        return slot(rules.product().hashCode(), site, 1);
    }

    private int keySlot(EnrolmentRules rules, @Nullable UUID key) {
        return key == null || rules.newPerKey() == 0 ? -1 : slot(rules.product().hashCode(), key.hashCode(), 2);
    }

    private static boolean isOurs(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (java.net.UnknownHostException impossible) {
            return false;
        }
    }

    private static byte @Nullable [] bytes(String address) {
        int scope = address.indexOf('%');
        try {
            return InetAddress.ofLiteral(scope < 0 ? address : address.substring(0, scope))
                    .getAddress();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private int slot(int product, int source, int kind) {
        long mixed = (seed ^ ((long) product << 32 ^ source & 0xFFFFFFFFL)) * 0x9E3779B97F4A7C15L + kind;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 48) & SLOTS - 1;
    }
}
