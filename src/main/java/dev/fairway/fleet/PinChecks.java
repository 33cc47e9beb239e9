package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a release can be what something is pinned to. */
@Component
class PinChecks {

    private static final String FIELD = "pin.release";

    private final Releases releases;

    PinChecks(Releases releases) {
        this.releases = releases;
    }

    /**
     * Checks a pin that is new; one that stands was checked when it was set.
     *
     * @param arch what the release has to be for; {@code null} for any
     * @throws InvalidInput naming {@code pin.release}
     */
    void require(@Nullable PinWish wish, @Nullable Pin standing, ProductId product, @Nullable Arch arch) {
        if (wish == null || wish.equals(PinWish.of(standing))) {
            return;
        }
        ReleaseInfo release = find(wish);
        if (!release.product().equals(product)) {
            throw new InvalidInput(FIELD, "release " + release.version() + " is of another product");
        }
        if (arch != null && release.arch() != arch) {
            throw new InvalidInput(
                    FIELD,
                    "release " + release.version() + " is for " + release.arch().label() + ", not for " + arch.label());
        }
        if (release.withdrawn() != null) {
            throw new InvalidInput(
                    FIELD,
                    "release " + release.version() + " is withdrawn: "
                            + release.withdrawn().reason());
        }
    }

    private ReleaseInfo find(PinWish wish) {
        try {
            return releases.get(wish.release());
        } catch (NotFound unknown) {
            throw new InvalidInput(FIELD, "there is no release " + wish.release());
        }
    }
}
