package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Texts;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which machines a group takes by what they are; all conditions that are given must hold. Rules of all groups of a product
 * are asked in the order of their priority, the lowest first; the first that matches takes the machine.
 *
 * @param priority 0 to 1 000 000, the lowest first; equal ones in the order of their groups' names
 * @param alias glob ({@code *} and {@code ?}) over the alias, in upper or lower case
 * @param cidr a network that the machine's address lies in
 * @param oem exactly this OEM
 * @param label a label that it carries
 * @param versions a range such as {@code >=4100 <4200}; a version that cannot be read is in none
 * @param track exactly this track
 */
public record MembershipRule(
        int priority,
        @Nullable String alias,
        @Nullable String cidr,
        @Nullable String oem,
        @Nullable Arch arch,
        @Nullable String label,
        @Nullable String versions,
        @Nullable String track) {

    private static final int LAST = 1_000_000;

    /** @throws InvalidInput naming the condition that cannot be taken, or {@code priority} */
    public MembershipRule {
        if (priority < 0 || priority > LAST) {
            throw new InvalidInput("priority", "priority is from 0 to " + LAST);
        }
        alias = Texts.optional("alias", alias, 200);
        cidr = Texts.optional("cidr", cidr, 49);
        oem = Texts.optional("oem", oem, 200);
        label = Texts.optional("label", label, 63);
        versions = Texts.optional("versions", versions, 200);
        track = Texts.optional("track", track, 64);
        if (Stream.of(alias, cidr, oem, arch, label, versions, track).allMatch(Objects::isNull)) {
            throw new InvalidInput(
                    "alias", "a rule has at least one condition: alias, cidr, oem, arch, label, versions or track");
        }
        if (cidr != null) {
            Cidr.of("cidr", cidr);
        }
        if (label != null) {
            MachineLabel.require("label", label);
        }
        if (versions != null) {
            VersionRange.of("versions", versions);
        }
    }
}
