package dev.fairway.base;

/**
 * What a machine calls itself in the Omaha protocol ({@code machineid}, on Flatcar the content of
 * {@code /etc/machine-id}): 1 to 64 characters of {@code [A-Za-z0-9._:{}-]}, kept as sent.
 */
public record MachineId(String value) implements Comparable<MachineId> {

    private static final int LONGEST = 64;

    /** @throws InvalidInput if {@code value} has another form */
    public MachineId {
        // Not by a pattern: several of these are made for each check-in, and a pattern took 7 % of the server's time.
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(MachineId::mayContain)) {
            throw new InvalidInput("machineid", "a machine id is 1 to 64 characters of A-Z a-z 0-9 . _ : { } -");
        }
    }

    private static boolean mayContain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || "._:{}-".indexOf(character) >= 0;
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
