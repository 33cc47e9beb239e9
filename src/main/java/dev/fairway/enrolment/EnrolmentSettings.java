package dev.fairway.enrolment;

import dev.fairway.base.BadSetting;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What holds for products of which nobody said otherwise: {@code fairway.enrolment.*}. */
@Component
class EnrolmentSettings {

    /** New machine ids are counted in spans of this length. */
    static final Duration PERIOD = Duration.ofMinutes(10);

    /** The most that a limit or the list may be set to. */
    static final int MOST = 1_000_000;

    private final int newPerAddress;
    private final int newPerKey;
    private final int mostWaiting;

    /** @throws BadSetting naming the setting that cannot be taken */
    EnrolmentSettings(
            @Value("${fairway.enrolment.new-per-address:1000}") int newPerAddress,
            @Value("${fairway.enrolment.new-per-key:0}") int newPerKey,
            @Value("${fairway.enrolment.most-waiting:10000}") int mostWaiting) {
        this.newPerAddress = within("new-per-address", newPerAddress, 0);
        this.newPerKey = within("new-per-key", newPerKey, 0);
        this.mostWaiting = within("most-waiting", mostWaiting, 1);
    }

    private static int within(String name, int value, int least) {
        if (value < least || value > MOST) {
            throw new BadSetting(
                    "fairway.enrolment." + name + " is " + value + ": it is from " + least + " to " + MOST);
        }
        return value;
    }

    int newPerAddress() {
        return newPerAddress;
    }

    int newPerKey() {
        return newPerKey;
    }

    /** So many machines of a product may wait, and so many refused ones are remembered. */
    int mostWaiting() {
        return mostWaiting;
    }
}
