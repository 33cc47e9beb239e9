package dev.fairway.signon;

import dev.fairway.access.GroupScope;
import dev.fairway.access.Role;
import dev.fairway.base.BadSetting;
import dev.fairway.base.InvalidInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which role somebody gets for what an issuer says of them. Of several the greatest counts; where several give that one, it
 * holds in the groups of all of these.
 */
public record RoleMapping(List<Line> lines) {

    public RoleMapping {
        lines = List.copyOf(lines);
    }

    /**
     * What one value of the claim, or one group, gives.
     *
     * @param scope the groups that the role is limited to
     */
    public record Line(String value, Role role, GroupScope scope) {}

    /** A line as it is configured: {@code value}, {@code role} and, optional, {@code groups}. */
    record Setting(
            @Nullable String value,
            @Nullable String role,
            @Nullable String groups) {}

    /** A role and where it holds. */
    record Given(Role role, GroupScope scope) {}

    /** @throws BadSetting naming {@code setting} and the line that cannot be taken */
    static RoleMapping read(String setting, @Nullable List<Setting> lines) {
        List<Line> read = new ArrayList<>();
        for (Setting line : lines == null ? List.<Setting>of() : lines) {
            String where = setting + "[" + read.size() + "]";
            if (line.value() == null || line.value().isBlank() || line.role() == null) {
                throw new BadSetting(where + ": a value and a role are needed");
            }
            read.add(new Line(line.value().strip(), role(where, line.role()), scope(where, line.groups())));
        }
        return new RoleMapping(read);
    }

    static Role role(String where, String label) {
        try {
            return Role.ofLabel(label.strip());
        } catch (InvalidInput wrong) {
            throw new BadSetting(where + ": " + wrong.sentence());
        }
    }

    private static GroupScope scope(String where, @Nullable String groups) {
        try {
            return GroupScope.parse(Objects.requireNonNullElse(groups, ""));
        } catch (InvalidInput wrong) {
            throw new BadSetting(where + ": " + wrong.sentence());
        }
    }

    /** What these values give together; nothing if none of them is mapped. */
    Optional<Given> of(Collection<String> values) {
        List<Line> hit =
                lines.stream().filter(line -> values.contains(line.value())).toList();
        return hit.stream().map(Line::role).max(Comparator.naturalOrder()).map(role -> new Given(role, all(hit, role)));
    }

    private static GroupScope all(List<Line> hit, Role role) {
        List<GroupScope> scopes = hit.stream()
                .filter(line -> line.role() == role)
                .map(Line::scope)
                .toList();
        return scopes.stream().anyMatch(GroupScope::isAll)
                ? GroupScope.ALL
                : GroupScope.of(scopes.stream()
                        .flatMap(scope -> scope.patterns().stream())
                        .sorted()
                        .toList());
    }
}
