package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/permissions.md} is written from the table in the code; {@code -Dfairway.write.docs=true} writes it anew. */
class PermissionsPageTest {

    private static final Path PAGE = Path.of("docs", "permissions.md");

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        if (Boolean.getBoolean("fairway.write.docs")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Who may do what

                This page is generated from `dev.fairway.access.Permission`, the one table that the console, the REST API and the
                services ask. A test compares it; `./fairway test -Dfairway.write.docs=true -Dtest=PermissionsPageTest` writes it anew.

                A role may be limited to groups, by patterns of their names such as `edge-*`. What such a limit means is in the last
                column: *no difference*; *in its groups*: only there, and moving a machine needs the right on both groups; *never*:
                who is limited does not have it. Personal tokens act as their owner, with at most the owner's role and groups.

                | permission | what it lets one do | viewer | operator | admin | limited to groups |
                |---|---|---|---|---|---|
                """);
        for (Permission permission : Permission.values()) {
            page.append("| `%s` | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            permission.name(),
                            permission.what(),
                            yes(permission, Role.VIEWER),
                            yes(permission, Role.OPERATOR),
                            yes(permission, Role.ADMIN),
                            switch (permission.reach()) {
                                case ANYBODY -> "no difference";
                                case GROUPS -> "in its groups";
                                case EVERYTHING -> "never";
                            })
                    .replace("\r\n", "\n"));
        }
        return page.toString();
    }

    private static String yes(Permission permission, Role role) {
        return permission.isGivenTo(role) ? "yes" : "–";
    }
}
