package dev.fairway.simulator;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;

/**
 * Who a simulated machine is: what it says of itself in every request, and what never changes in its life.
 *
 * @param alias its own name for itself; empty for none
 * @param track what it asks for; may be an old group GUID, or one that nobody knows
 * @param address what it says as {@code X-Forwarded-For}; believed by servers that take the simulator for a proxy
 * @param aleph the version that it was installed with
 */
record Persona(
        ProductId product,
        MachineId id,
        String alias,
        String track,
        Arch arch,
        String oem,
        String address,
        String aleph,
        Dialect dialect) {}
