package dev.fairway.fleet;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of machines as they were taken at one time, in the order in which machines are locked. Only keys, and those as the
 * bytes of their ids: a million machines are some 35 MB here, whatever a machine itself weighs.
 */
public final class MachineSet {

    /** So many machines are looked at or changed in one transaction. */
    public static final int CHUNK = 250;

    private final List<ProductId> products;
    private final List<byte[]> chunks;
    private final int size;

    private MachineSet(List<ProductId> products, List<byte[]> chunks, int size) {
        this.products = List.copyOf(products);
        this.chunks = List.copyOf(chunks);
        this.size = size;
    }

    /** How many machines there are. */
    public int size() {
        return size;
    }

    /** How many chunks there are, each of at most {@value #CHUNK} machines. */
    public int chunks() {
        return chunks.size();
    }

    /** The keys of one chunk, in order. */
    public List<MachineKey> chunk(int index) {
        return new String(chunks.get(index), StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> {
                    int end = line.indexOf(' ');
                    ProductId product = products.get(Integer.parseInt(line.substring(0, end)));
                    return new MachineKey(product, new MachineId(line.substring(end + 1)));
                })
                .toList();
    }

    /** Takes keys one after the other; they must come in their order. */
    static final class Taker {

        private final Map<ProductId, Integer> products = new LinkedHashMap<>();
        private final List<byte[]> chunks = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private int inOpen;
        private int size;

        void take(Collection<MachineKey> keys) {
            for (MachineKey key : keys) {
                int product = products.computeIfAbsent(key.product(), first -> products.size());
                open.append(product).append(' ').append(key.id().value()).append('\n');
                size++;
                if (++inOpen == CHUNK) {
                    close();
                }
            }
        }

        private void close() {
            chunks.add(open.toString().getBytes(StandardCharsets.ISO_8859_1));
            open.setLength(0);
            inOpen = 0;
        }

        MachineSet set() {
            if (inOpen > 0) {
                close();
            }
            return new MachineSet(List.copyOf(products.keySet()), chunks, size);
        }
    }
}
