package dev.fairway.base;

import java.util.regex.Pattern;

/**
 * What a machine calls itself in the Omaha protocol ({@code machineid}, on Flatcar the content of
 * {@code /etc/machine-id}): 1 to 64 characters of {@code [A-Za-z0-9._:{}-]}, kept as sent.
 */
public record MachineId(String value) implements Comparable<MachineId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:{}-]{1,64}");

    /** @throws InvalidInput if {@code value} has another form */
    public MachineId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput("machineid", "a machine id is 1 to 64 characters of A-Z a-z 0-9 . _ : { } -");
        }
    }

    @Override
    public int compareTo(MachineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
