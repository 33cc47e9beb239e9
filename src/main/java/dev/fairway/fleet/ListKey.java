package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Where a machine stands in a sorted list: what the list is sorted by, then its id, then its product.
 *
 * @param sort the code of its health, its alias, the sort key of its version, or nothing where the id comes first
 */
record ListKey(String sort, String id, UUID product) {

    /** The cursor that a page ends with. */
    List<String> cursor() {
        return List.of(sort, id, product.toString());
    }

    /** @throws InvalidInput if this is no cursor of a list that is sorted so */
    static ListKey of(MachineSort sort, List<String> cursor) {
        try {
            ListKey key = new ListKey(cursor.get(0), cursor.get(1), UUID.fromString(cursor.get(2)));
            if (sort.key() == MachineSort.Key.HEALTH) {
                Integer.parseInt(key.sort);
            }
            return key;
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidInput("after", "after belongs to another list or sort order");
        }
    }

    /** The order of a list. */
    static Comparator<ListKey> order(MachineSort sort) {
        Comparator<ListKey> order = Comparator.comparing(ListKey::sort, ListKey::compare)
                .thenComparing(ListKey::id, ListKey::compare)
                .thenComparing(key -> key.product().toString());
        return sort.descending() ? order.reversed() : order;
    }

    /** In the order of characters, as the database has it. */
    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
