package dev.fairway.omaha;

import dev.fairway.base.BadSetting;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.rollout.Answer;
import dev.fairway.rollout.DeskClosed;
import dev.fairway.rollout.UpdateDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code POST /v1/update}: where machines check in. */
@Controller
class OmahaEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(OmahaEndpoint.class);
    private static final int SHORTEST_POLL = 2700;
    private static final int LONGEST_POLL = 14_400;

    private final UpdateDesk desk;
    private final Clock clock;
    private final @Nullable Integer pollInterval;

    OmahaEndpoint(
            UpdateDesk desk,
            Clock clock,
            @Value("${fairway.omaha.poll-interval:#{null}}") @Nullable Integer pollInterval) {
        if (pollInterval != null && (pollInterval < SHORTEST_POLL || pollInterval > LONGEST_POLL)) {
            throw new BadSetting("fairway.omaha.poll-interval is " + pollInterval
                    + " seconds: clients keep to it only from " + SHORTEST_POLL + " to " + LONGEST_POLL);
        }
        this.desk = desk;
        this.clock = clock;
        this.pollInterval = pollInterval;
    }

    @RequestMapping({"/v1/update", "/v1/update/"})
    void update(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            refuse(response, 405, "machines check in by POST");
            return;
        }
        if (request.getContentLengthLong() > RequestReader.MAX_BYTES) {
            refuse(response, 413, "the body is longer than " + RequestReader.MAX_BYTES + " bytes");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(RequestReader.MAX_BYTES + 1);
        if (body.length > RequestReader.MAX_BYTES) {
            refuse(response, 413, "the body is longer than " + RequestReader.MAX_BYTES + " bytes");
            return;
        }
        try {
            OmahaRequest omaha = RequestReader.read(body, body.length, request.getRemoteAddr());
            requireMachines(omaha);
            send(response, answer(omaha));
        } catch (MalformedRequest malformed) {
            refuse(response, 400, String.valueOf(malformed.getMessage()));
        } catch (DataIntegrityViolationException refused) {
            LOG.warn("a check-in that the database refuses for its data", refused);
            refuse(response, 400, "the request holds what cannot be recorded");
        } catch (DeskClosed closed) {
            refuse(response, 503, "the update service takes no check-ins right now");
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("a check-in could not be recorded: {}", away.getMessage());
            refuse(response, 503, "the update service is not able to record check-ins right now");
        } catch (XMLStreamException | RuntimeException ours) {
            LOG.error("a check-in failed for a reason that is ours", ours);
            refuse(response, 500, "this is a fault of the update service; its log says more");
        }
    }

    /** Without this, the console would answer other paths with a page. */
    @RequestMapping("/v1/**")
    void unknown(HttpServletResponse response) throws IOException {
        refuse(response, 404, "machines check in at /v1/update/");
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

    private byte[] answer(OmahaRequest omaha) throws XMLStreamException {
        List<Answer> answers = new ArrayList<>();
        for (OmahaRequest.App app : omaha.apps()) {
            answers.add(answer(omaha, app));
        }
        ResponseWriter writer = new ResponseWriter(clock.instant(), pollInterval);
        for (int i = 0; i < answers.size(); i++) {
            writer.write(omaha.apps().get(i), answers.get(i));
        }
        return writer.finish();
    }

    private Answer answer(OmahaRequest omaha, OmahaRequest.App app) {
        Optional<ProductId> product = app.product();
        MachineId machine = app.machine();
        if (product.isEmpty()) {
            return new Answer.UnknownProduct();
        }
        if (omaha.fromMirror()) {
            Answer answer = desk.answer(app.mirrorCheck(product.get()));
            return app.asksForUpdate() || answer instanceof Answer.UnknownProduct ? answer : new Answer.Acknowledged();
        }
        return machine == null ? new Answer.UnknownProduct() : desk.answer(app.checkIn(product.get(), machine));
    }

    private static void send(HttpServletResponse response, byte[] xml) throws IOException {
        response.setStatus(200);
        response.setContentType("text/xml; charset=utf-8");
        response.setContentLength(xml.length);
        response.getOutputStream().write(xml);
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
