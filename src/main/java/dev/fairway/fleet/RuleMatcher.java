package dev.fairway.fleet;

import dev.fairway.base.Version;
import org.jspecify.annotations.Nullable;

/** A rule made ready to be asked often. */
final class RuleMatcher {

    private final MembershipRule rule;
    private final @Nullable Glob alias;
    private final @Nullable Cidr network;
    private final @Nullable VersionRange versions;

    RuleMatcher(MembershipRule rule) {
        this.rule = rule;
        this.alias = rule.alias() == null ? null : new Glob(rule.alias());
        this.network = rule.cidr() == null ? null : Cidr.of("cidr", rule.cidr());
        this.versions = rule.versions() == null ? null : VersionRange.of("versions", rule.versions());
    }

    /** What rules ask of a candidate, read at most once for all of them. */
    static final class Asked {

        private final Membership.Candidate candidate;
        private byte @Nullable [] address;
        private boolean addressRead;
        private @Nullable Version version;
        private boolean versionRead;

        Asked(Membership.Candidate candidate) {
            this.candidate = candidate;
        }

        private byte @Nullable [] address() {
            if (!addressRead) {
                address = Cidr.address(candidate.address());
                addressRead = true;
            }
            return address;
        }

        private @Nullable Version version() {
            if (!versionRead) {
                version = Version.parse(candidate.version()).orElse(null);
                versionRead = true;
            }
            return version;
        }
    }

    /** Cheap conditions first. */
    boolean matches(Asked asked) {
        Membership.Candidate candidate = asked.candidate;
        return (rule.arch() == null || rule.arch() == candidate.arch())
                && (rule.track() == null || rule.track().equals(candidate.track()))
                && (rule.oem() == null || rule.oem().equals(candidate.oem()))
                && (rule.label() == null || candidate.labels().contains(rule.label()))
                && (alias == null || (candidate.alias() != null && alias.matches(candidate.alias())))
                && (network == null || isInside(network, asked.address()))
                && (versions == null || isAmong(versions, asked.version()));
    }

    private static boolean isInside(Cidr network, byte @Nullable [] address) {
        return address != null && network.contains(address);
    }

    private static boolean isAmong(VersionRange versions, @Nullable Version version) {
        return version != null && versions.contains(version);
    }
}
