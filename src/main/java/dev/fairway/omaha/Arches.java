package dev.fairway.omaha;

import dev.fairway.base.Arch;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The arch of a client, from the four places in which clients say it. */
final class Arches {

    private Arches() {}

    /**
     * The board ({@code amd64-usr}), else the suffix of {@code os@sp} ({@code 3815.2.0_x86_64}), else {@code os@arch}
     * ({@code x64}, {@code arm}), else what an old group GUID stands for, else amd64.
     */
    static Arch of(String board, String servicePack, String osArch, String track) {
        Arch byBoard = named(board.replaceFirst("-usr$", ""));
        if (byBoard != null) {
            return byBoard;
        }
        Arch byServicePack = named(servicePack.substring(servicePack.indexOf('_') + 1));
        if (byServicePack != null && servicePack.indexOf('_') >= 0) {
            return byServicePack;
        }
        Arch byOs = named(osArch);
        if (byOs != null) {
            return byOs;
        }
        Arch byTrack = Tracks.archOf(track);
        return byTrack == null ? Arch.AMD64 : byTrack;
    }

    private static @Nullable Arch named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> Arch.AMD64;
            case "arm64", "aarch64", "arm" -> Arch.ARM64;
            default -> null;
        };
    }
}
