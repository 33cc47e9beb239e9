package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A network such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; an address alone is a network of one. */
public final class Cidr {

    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/(\\d{1,3}))?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws InvalidInput naming {@code field} if the text is no network */
    public static Cidr of(String field, String text) {
        Matcher form = FORM.matcher(text);
        byte[] network = form.matches() ? address(form.group(1)) : null;
        if (network == null) {
            throw new InvalidInput(field, "'" + text + "' is no network such as 10.0.0.0/8 or 2001:db8::/32");
        }
        int most = network.length * 8;
        int bits = form.group(2) == null ? most : Integer.parseInt(form.group(2));
        if (bits > most) {
            throw new InvalidInput(field, "'" + text + "': the number after the slash is from 0 to " + most);
        }
        return new Cidr(network, bits);
    }

    /** The bytes of an address, or {@code null} if the text is none. Names are never looked up. */
    public static byte @Nullable [] address(String text) {
        int scope = text.indexOf('%');
        String bare = scope < 0 ? text : text.substring(0, scope);
        if (!bare.contains(":") && !FOUR_NUMBERS.matcher(bare).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare).getAddress();
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** Whether an address of this many bytes is in it. */
    public boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != network[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ network[whole]) & 0xFF) >> (8 - rest) == 0;
    }
}
