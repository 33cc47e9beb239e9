package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.ProductId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole table: every permission, every role, in and out of scope. */
class PermissionTest {

    private static final GroupRef EDGE = new GroupRef(ProductId.FLATCAR, "edge-1");
    private static final GroupRef DB = new GroupRef(ProductId.FLATCAR, "db");
    private static final GroupScope LIMIT = GroupScope.parse("edge-*");

    @Test
    void a_role_that_is_too_small_has_it_nowhere() {
        for (Permission permission : Permission.values()) {
            for (Role role : Role.values()) {
                if (!role.includes(permission.least())) {
                    for (GroupScope scope : new GroupScope[] {GroupScope.ALL, LIMIT}) {
                        assertThat(lack(permission, role, scope, null)).isEqualTo(Permission.Lack.ROLE);
                        assertThat(lack(permission, role, scope, EDGE)).isEqualTo(Permission.Lack.ROLE);
                    }
                }
            }
            assertThat(permission.lacks(null, GroupScope.ALL, EDGE)).isEqualTo(Permission.Lack.ROLE);
        }
    }

    @Test
    void a_limit_takes_away_what_reaches_everything_and_what_lies_outside() {
        for (Permission permission : Permission.values()) {
            for (Role role : Role.values()) {
                if (role.includes(permission.least())) {
                    assertThat(lack(permission, role, GroupScope.ALL, DB)).isNull();
                    Permission.Lack inside =
                            permission.reach() == Permission.Reach.EVERYTHING ? Permission.Lack.LIMITED : null;
                    Permission.Lack outside = switch (permission.reach()) {
                        case ANYBODY -> null;
                        case GROUPS -> Permission.Lack.OUTSIDE;
                        case EVERYTHING -> Permission.Lack.LIMITED;
                    };
                    assertThat(lack(permission, role, LIMIT, EDGE)).isEqualTo(inside);
                    assertThat(lack(permission, role, LIMIT, null)).isEqualTo(inside);
                    assertThat(lack(permission, role, LIMIT, DB)).isEqualTo(outside);
                }
            }
        }
    }

    @Test
    void a_refusal_says_what_is_missing() {
        Actor bob = new Actor("bob", Role.OPERATOR, LIMIT, null, null, null);
        assertThat(bob.refusal(Permission.MANAGE_CHANNELS, null)).isEqualTo("this needs the role admin");
        assertThat(bob.refusal(Permission.STOP_FLEET, null)).contains("operator for all groups", "limited to edge-*");
        assertThat(bob.refusal(Permission.STEER_ROLLOUTS, DB)).contains("covers the group db", "limited to edge-*");
        assertThat(bob.refusal(Permission.STEER_ROLLOUTS, EDGE)).isNull();
    }

    private static Permission.@Nullable Lack lack(
            Permission permission, Role role, GroupScope scope, @Nullable GroupRef group) {
        return permission.lacks(role, scope, group);
    }
}
