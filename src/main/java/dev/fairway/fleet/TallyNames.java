package dev.fairway.fleet;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which versions have a name of their own in the tallies of their product: at most {@link #MOST}, the rest is
 * {@link Tallies#OTHER}.
 *
 * <p>A machine has to leave under the name under which it came, or a figure goes below zero. So a version that is new gets
 * a name only as long as the product has none that was refused one; from then on names stay as they are until a recount,
 * which knows all machines, gives them anew.
 */
final class TallyNames {

    /** So many versions of a product are named. */
    static final int MOST = 500;

    private final Map<UUID, Set<String>> named = new HashMap<>();
    private final Set<UUID> overflowed = new HashSet<>();

    /** The names that were given before. */
    TallyNames(Collection<Name> names, Collection<UUID> overflowed) {
        names.forEach(name -> ofProduct(name.product()).add(name.version()));
        this.overflowed.addAll(overflowed);
    }

    /** A version of a product that has a name. */
    record Name(UUID product, String version) {}

    /** Names for all of these versions, those that most machines run first. */
    static TallyNames anew(Map<Name, Integer> machines) {
        TallyNames names = new TallyNames(List.of(), List.of());
        machines.entrySet().stream()
                .sorted(Map.Entry.<Name, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().version(), Comparator.naturalOrder()))
                .forEach(entry ->
                        names.given(entry.getKey().product(), entry.getKey().version()));
        return names;
    }

    /** Under which name a version is counted. */
    String of(UUID product, String version) {
        return !overflowed.contains(product) || ofProduct(product).contains(version) ? version : Tallies.OTHER;
    }

    /** The same; one that is new gets a name, if there is one left. */
    String given(UUID product, String version) {
        if (!version.equals(Tallies.OTHER)
                && !overflowed.contains(product)
                && !ofProduct(product).contains(version)) {
            if (ofProduct(product).size() < MOST) {
                ofProduct(product).add(version);
            } else {
                overflowed.add(product);
            }
        }
        return of(product, version);
    }

    /** All names. */
    Set<Name> all() {
        Set<Name> all = new HashSet<>();
        named.forEach((product, versions) -> versions.forEach(version -> all.add(new Name(product, version))));
        return all;
    }

    /** The products that run versions without a name. */
    Set<UUID> overflowed() {
        return Set.copyOf(overflowed);
    }

    private Set<String> ofProduct(UUID product) {
        return named.computeIfAbsent(product, none -> new HashSet<>());
    }
}
