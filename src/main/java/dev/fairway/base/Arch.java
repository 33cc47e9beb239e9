package dev.fairway.base;

import java.util.Optional;

/** A processor architecture that releases are built for. */
public enum Arch {
    AMD64,
    ARM64;

    /** The name in the API, on the screen and in the database: {@code amd64}, {@code arm64}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The architecture with this {@link #label()}, if there is one. */
    public static Optional<Arch> ofLabel(String label) {
        for (Arch arch : values()) {
            if (arch.label().equals(label)) {
                return Optional.of(arch);
            }
        }
        return Optional.empty();
    }

    /**
     * The architecture with this {@link #label()}.
     *
     * @throws InvalidInput if there is none; the error names {@code field}
     */
    public static Arch require(String field, String label) {
        return ofLabel(label)
                .orElseThrow(() -> new InvalidInput(field, "'" + label + "' is no arch: expected amd64 or arm64"));
    }
}
