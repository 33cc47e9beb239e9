package dev.fairway.console;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import dev.fairway.base.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A moment in the zone of the viewer; the zone stands beside it. */
public final class UntilField extends DateTimePicker {

    private @Nullable Instant exact;

    /** An empty field, without a label yet. */
    public UntilField() {
        setStep(Duration.ofMinutes(15));
        setLocale(Locale.UK);
        setDateAriaLabel(Messages.of("common.day"));
        setTimeAriaLabel(Messages.of("common.time"));
        setDatePlaceholder(Messages.of("common.day"));
        setTimePlaceholder(Messages.of("common.time"));
        addClassName("fw-until");
    }

    /** Gives it its label and what is said below. */
    public void ask(String label, String helper) {
        setLabel(label);
        setHelperText(Messages.of("common.zone", helper, Times.zone().getId()));
    }

    /** Shows a moment; {@code null} for none. */
    public void setInstant(@Nullable Instant at) {
        exact = at;
        setValue(local(at));
    }

    /**
     * The moment that was entered, or the one that was shown if nobody changed it; {@code null} if the field is empty.
     *
     * @throws InvalidInput naming {@code until} if only a day or only a time was entered
     */
    public @Nullable Instant read() {
        LocalDateTime at = getValue();
        if (at == null && isInvalid()) {
            throw new InvalidInput("until", Messages.of("common.both.day.and.time"));
        }
        if (at == null || at.equals(local(exact))) {
            return at == null ? null : exact;
        }
        return at.atZone(Times.zone()).toInstant();
    }

    private static @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MINUTES), Times.zone());
    }
}
