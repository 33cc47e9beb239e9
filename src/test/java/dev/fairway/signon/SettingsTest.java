package dev.fairway.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.access.GroupScope;
import dev.fairway.access.Role;
import dev.fairway.base.BadSetting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How words of others become roles, and which settings Fairway does not start with. */
class SettingsTest {

    private static final List<RoleMapping.Setting> ROLES = List.of(
            new RoleMapping.Setting("bosses", "admin", null),
            new RoleMapping.Setting("edge", "operator", "edge-*"),
            new RoleMapping.Setting("lab", "operator", "lab-*"),
            new RoleMapping.Setting("all", "viewer", null));

    private static OidcSettings oidc(String issuer, String client, List<RoleMapping.Setting> roles) {
        return new OidcSettings(issuer, client, "s3cret", Set.of("openid"), "name", "groups", roles, "");
    }

    private static ProxySettings proxy(List<String> addresses, String role, String out) {
        return new ProxySettings("X-User", addresses, "", null, role, out);
    }

    @Test
    void the_greatest_role_counts_and_holds_where_any_value_gives_it() {
        RoleMapping mapping = RoleMapping.read("roles", ROLES);
        assertThat(mapping.of(Set.of("all", "bosses"))).hasValue(new RoleMapping.Given(Role.ADMIN, GroupScope.ALL));
        assertThat(mapping.of(Set.of("all", "lab", "edge")))
                .hasValue(new RoleMapping.Given(Role.OPERATOR, GroupScope.parse("edge-*, lab-*")));
        assertThat(mapping.of(Set.of("BOSSES", "boss", ""))).isEmpty();
    }

    @Test
    void claims_are_found_by_name_and_by_path() {
        Map<String, Object> claims =
                Map.of("realm", Map.of("roles", List.of("a", 1, "b")), "https://x.example/y", "c", "n", 5);
        assertThat(Claims.values(claims, "realm.roles")).containsExactly("a", "b");
        assertThat(Claims.values(claims, "https://x.example/y")).containsExactly("c");
        assertThat(Claims.values(claims, "realm.roles.more")).isEmpty();
        assertThat(Claims.text(claims, "n")).isEmpty();
    }

    @Test
    void what_would_let_in_nobody_or_anybody_is_refused_at_the_start() {
        for (String issuer :
                List.of("http://id.example.com", "id.example.com", "ftp://x", "https://x?y=z", "https://")) {
            assertThatThrownBy(() -> oidc(issuer, "fairway", ROLES))
                    .as(issuer)
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("fairway.sign-in.oidc.issuer");
        }
        assertThatThrownBy(() -> oidc("https://x", "", ROLES)).hasMessageContaining("client-id");
        assertThatThrownBy(() -> oidc("https://x", "y", List.of())).hasMessageContaining("nobody");
        assertThatThrownBy(() -> oidc("https://x", "y", List.of(new RoleMapping.Setting("a", "boss", null))))
                .hasMessageContaining("roles[0]");
        assertThatThrownBy(() -> proxy(List.of(), "viewer", "")).hasMessageContaining("addresses");
        assertThatThrownBy(() -> proxy(List.of("everywhere"), "viewer", "")).hasMessageContaining("everywhere");
        assertThatThrownBy(() -> proxy(List.of("10.0.0.1"), "", "")).hasMessageContaining("role");
        assertThatThrownBy(() -> proxy(List.of("10.0.0.1"), "viewer", "//evil.example"))
                .hasMessageContaining("sign-out");
        assertThat(oidc("https://x", "y", ROLES).toString()).doesNotContain("s3cret");
    }
}
