package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.util.regex.Pattern;

/** What may be a label of a machine. */
final class MachineLabel {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:=/-]{0,62}");

    private MachineLabel() {}

    /** @throws InvalidInput naming {@code field} if the text is no label */
    static String require(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidInput(field, "'" + text + "' is no label: 1 to 63 of A-Z a-z 0-9 . _ : = / -");
        }
        return text;
    }
}
