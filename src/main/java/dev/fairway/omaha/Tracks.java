package dev.fairway.omaha;

import dev.fairway.base.Arch;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The group GUIDs of CoreOS's first update service, which old machines still send as their track. */
final class Tracks {

    private record Old(String track, Arch arch) {}

    private static final Map<String, Old> OLD = Map.of(
            "5b810680-e36a-4879-b98a-4f989e80b899", new Old("alpha", Arch.AMD64),
            "3fe10490-dd73-4b49-b72a-28ac19acfcdc", new Old("beta", Arch.AMD64),
            "9a2deb70-37be-4026-853f-bfdd6b347bbe", new Old("stable", Arch.AMD64),
            "72834a2b-ad86-4d6d-b498-e08a19ebe54e", new Old("edge", Arch.AMD64),
            "e641708d-fb48-4260-8bdf-ba2074a1147a", new Old("alpha", Arch.ARM64),
            "d112ec01-ba34-4a9e-9d4b-9814a685f266", new Old("beta", Arch.ARM64),
            "11a585f6-9418-4df0-8863-78b2fd3240f8", new Old("stable", Arch.ARM64),
            "b4b2fa22-c1ea-498c-a8ac-c1dc0b1d7c17", new Old("edge", Arch.ARM64));

    private Tracks() {}

    /** The track that was meant. */
    static String nameOf(String sent) {
        Old old = OLD.get(key(sent));
        return old == null ? sent : old.track();
    }

    /** The arch that an old GUID tells besides its track. */
    static @Nullable Arch archOf(String sent) {
        Old old = OLD.get(key(sent));
        return old == null ? null : old.arch();
    }

    private static String key(String sent) {
        String bare = sent.startsWith("{") && sent.endsWith("}") ? sent.substring(1, sent.length() - 1) : sent;
        return bare.toLowerCase(Locale.ROOT);
    }
}
