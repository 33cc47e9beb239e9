package dev.fairway.signon;

import dev.fairway.base.BadSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * A reverse proxy whose word on who somebody is counts; off while there is no header.
 *
 * @param header in which it names the person
 * @param addresses from which it connects (addresses or CIDR ranges); the header counts from nowhere else
 * @param groupsHeader in which it names the groups of the person, with commas between; empty if it does not
 * @param role what everybody gets for whom no group gives more; empty if such people do not get in
 * @param signOut where the proxy signs people out; empty if nowhere
 */
@ConfigurationProperties("fairway.sign-in.proxy")
record ProxySettings(
        @DefaultValue("") String header,
        @DefaultValue({}) List<String> addresses,
        @DefaultValue("") String groupsHeader,
        @Nullable List<RoleMapping.Setting> roles,
        @DefaultValue("") String role,
        @DefaultValue("") String signOut) {

    ProxySettings {
        header = header.strip();
        groupsHeader = groupsHeader.strip();
        addresses = addresses.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (!header.isEmpty()) {
            if (addresses.isEmpty()) {
                throw new BadSetting("fairway.sign-in.proxy.addresses: is needed where a header is set,"
                        + " else anybody could be anybody");
            }
            addresses.forEach(ProxySettings::matcher);
            boolean maps = !RoleMapping.read("fairway.sign-in.proxy.roles", roles)
                    .lines()
                    .isEmpty();
            if (role.isBlank() && (!maps || groupsHeader.isEmpty())) {
                throw new BadSetting("fairway.sign-in.proxy: needs a role for everybody, or a groups-header and roles");
            }
            if (!role.isBlank()) {
                RoleMapping.role("fairway.sign-in.proxy.role", role);
            }
            if (!signOut.isBlank() && !signOut.matches("(https://|/(?![/\\\\])).*")) {
                throw new BadSetting("fairway.sign-in.proxy.sign-out: is an address with https:// or a path");
            }
        }
    }

    boolean isOn() {
        return !header.isEmpty();
    }

    RoleMapping mapping() {
        return RoleMapping.read("fairway.sign-in.proxy.roles", roles);
    }

    List<IpAddressMatcher> matchers() {
        return addresses.stream().map(ProxySettings::matcher).toList();
    }

    private static IpAddressMatcher matcher(String range) {
        try {
            return new IpAddressMatcher(range);
        } catch (IllegalArgumentException wrong) {
            throw new BadSetting(
                    "fairway.sign-in.proxy.addresses: '" + range + "' is no address or range such as 10.0.0.0/8");
        }
    }
}
