package dev.fairway.console.enrolment;

import dev.fairway.enrolment.EnrolmentKeys;
import dev.fairway.enrolment.EnrolmentRequests;
import dev.fairway.enrolment.Enrolments;
import dev.fairway.enrolment.TurnedAway;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.release.Products;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All that the screen asks and does. */
@Component
record EnrolmentServices(
        Products products,
        Enrolments enrolments,
        EnrolmentKeys keys,
        EnrolmentRequests requests,
        TurnedAway turnedAway,
        MachineSearch machines,
        Clock clock,
        @Value("${fairway.public-url}") String publicUrl) {}
