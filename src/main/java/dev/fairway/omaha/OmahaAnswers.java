package dev.fairway.omaha;

import dev.fairway.base.BadSetting;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.Refusal;
import dev.fairway.enrolment.ShownKey;
import dev.fairway.enrolment.TurnedAway;
import dev.fairway.omaha.CheckInLane.Reply;
import dev.fairway.rollout.Answer;
import dev.fairway.rollout.DeskClosed;
import dev.fairway.rollout.UpdateDesk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What is answered to the body of a request: read, asked of the desk app by app, written. */
@Component
class OmahaAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(OmahaAnswers.class);

    private static final int SHORTEST_POLL = 2700;
    private static final int LONGEST_POLL = 14_400;

    private final UpdateDesk desk;
    private final TurnedAway turnedAway;
    private final Clock clock;
    private final @Nullable Integer pollInterval;

    OmahaAnswers(
            UpdateDesk desk,
            TurnedAway turnedAway,
            Clock clock,
            @Value("${fairway.omaha.poll-interval:#{null}}") @Nullable Integer pollInterval) {
        if (pollInterval != null && (pollInterval < SHORTEST_POLL || pollInterval > LONGEST_POLL)) {
            throw new BadSetting("fairway.omaha.poll-interval is " + pollInterval
                    + " seconds: clients keep to it only from " + SHORTEST_POLL + " to " + LONGEST_POLL);
        }
        this.desk = desk;
        this.turnedAway = turnedAway;
        this.clock = clock;
        this.pollInterval = pollInterval;
    }

    /**
     * @param address where the request came from
     * @param shown the key in the path that it came to, if any
     */
    Reply to(byte[] body, String address, @Nullable ShownKey shown) {
        try {
            OmahaRequest omaha = RequestReader.read(body, body.length, address);
            requireMachines(omaha);
            return Reply.xml(answer(omaha, shown));
        } catch (MalformedRequest malformed) {
            return Reply.refusal(400, String.valueOf(malformed.getMessage()));
        } catch (DeskClosed closed) {
            return Reply.closed();
        } catch (DataIntegrityViolationException refused) {
            LOG.warn("a check-in that the database refuses for its data", refused);
            return Reply.refusal(400, "the request holds what cannot be recorded");
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("a check-in could not be recorded: {}", away.getMessage());
            return Reply.refusal(503, "the update service is not able to record check-ins right now");
        } catch (XMLStreamException | RuntimeException ours) {
            LOG.error("a check-in failed for a reason that is ours", ours);
            return Reply.refusal(500, "this is a fault of the update service; its log says more");
        }
    }

    /** Nothing of a request is recorded unless all of it can be. */
    private void requireMachines(OmahaRequest omaha) throws MalformedRequest {
        for (OmahaRequest.App app : omaha.apps()) {
            boolean nameless = !omaha.fromMirror() && app.machine() == null;
            if (nameless && app.product().map(desk::manages).orElse(false)) {
                throw new MalformedRequest("an app has no machineid");
            }
        }
    }

    private byte[] answer(OmahaRequest omaha, @Nullable ShownKey shown) throws XMLStreamException {
        List<Answer> answers = new ArrayList<>();
        for (OmahaRequest.App app : omaha.apps()) {
            Answer answer = answer(omaha, app, shown);
            if (answer instanceof Answer.NotEnrolled(Refusal why)) {
                app.product()
                        .ifPresent(product ->
                                turnedAway.note(product, why, app.told().address()));
            }
            answers.add(answer);
        }
        ResponseWriter writer = new ResponseWriter(clock.instant(), pollInterval);
        for (int i = 0; i < answers.size(); i++) {
            writer.write(omaha.apps().get(i), answers.get(i));
        }
        return writer.finish();
    }

    private Answer answer(OmahaRequest omaha, OmahaRequest.App app, @Nullable ShownKey shown) {
        Optional<ProductId> product = app.product();
        MachineId machine = app.machine();
        if (product.isEmpty()) {
            return new Answer.UnknownProduct();
        }
        if (omaha.fromMirror()) {
            Answer answer = desk.answer(app.mirrorCheck(product.get(), shown), clock.instant());
            boolean isRefused = answer instanceof Answer.UnknownProduct || answer instanceof Answer.NotEnrolled;
            return app.asksForUpdate() || isRefused ? answer : new Answer.Acknowledged();
        }
        return machine == null ? new Answer.UnknownProduct() : desk.answer(app.checkIn(product.get(), machine, shown));
    }
}
