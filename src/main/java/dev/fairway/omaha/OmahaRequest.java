package dev.fairway.omaha;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.ShownKey;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.CheckIn;
import dev.fairway.rollout.MirrorCheck;
import dev.fairway.rollout.ReportedEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An Omaha request, read. */
record OmahaRequest(boolean fromMirror, List<App> apps) {

    /**
     * One {@code <app>}.
     *
     * @param appid as it was sent, to be echoed byte for byte
     * @param machine {@code null} if it names none
     * @param eventCount how many events it holds, those that mean nothing included: each is answered
     */
    record App(
            String appid,
            @Nullable MachineId machine,
            Machine.Told told,
            boolean takesFloors,
            boolean pings,
            boolean asksForUpdate,
            int eventCount,
            List<ReportedEvent> events) {

        Optional<ProductId> product() {
            return ProductId.parse(appid);
        }

        CheckIn checkIn(ProductId product, MachineId id, @Nullable ShownKey shown) {
            return new CheckIn(product, id, told, asksForUpdate, events, shown);
        }

        MirrorCheck mirrorCheck(ProductId product, @Nullable ShownKey shown) {
            return new MirrorCheck(product, told.version(), told.track(), told.arch(), takesFloors, shown);
        }
    }
}
