package dev.fairway.api;

import dev.fairway.base.Arch;
import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.MembershipRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A membership rule as it is sent and answered; see {@link MembershipRule} for what it means. */
record RuleForm(
        @Nullable Integer priority,
        @Nullable String alias,
        @Nullable String cidr,
        @Nullable String oem,
        @Nullable String arch,
        @Nullable String label,
        @Nullable String versions,
        @Nullable String track) {

    static List<MembershipRule> rules(@Nullable List<RuleForm> forms) {
        return Params.each("rules", forms, RuleForm::rule);
    }

    private MembershipRule rule() {
        if (priority == null) {
            throw new InvalidInput("priority", "priority is missing");
        }
        return new MembershipRule(
                priority, alias, cidr, oem, arch == null ? null : Arch.require("arch", arch), label, versions, track);
    }

    static RuleForm of(MembershipRule rule) {
        return new RuleForm(
                rule.priority(),
                rule.alias(),
                rule.cidr(),
                rule.oem(),
                rule.arch() == null ? null : rule.arch().label(),
                rule.label(),
                rule.versions(),
                rule.track());
    }
}
