package dev.fairway.fleet;

import dev.fairway.base.Arch;
import org.jspecify.annotations.Nullable;

/**
 * Which machines a group takes by what they are; all conditions that are given must hold. Rules of all groups of a product
 * are asked in the order of their priority, the lowest first; the first that matches takes the machine.
 *
 * @param priority 0 to 1 000 000, the lowest first; equal ones in the order of their groups' names
 * @param alias glob ({@code *} and {@code ?}) over the alias
 * @param cidr a network that the machine's address lies in
 * @param label a label that it carries
 * @param versions a range such as {@code >=4100 <4200}
 */
public record MembershipRule(
        int priority,
        @Nullable String alias,
        @Nullable String cidr,
        @Nullable String oem,
        @Nullable Arch arch,
        @Nullable String label,
        @Nullable String versions,
        @Nullable String track) {}
